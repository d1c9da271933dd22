import type { AlarmNews } from '../alarms.ts'
import type { RemoteError } from '../vocabulary.ts'
import { importDn, type ImportStage } from './import-objects.ts'

const STAGE_TEXTS: Readonly<Record<ImportStage, string>> = {
  downloadLocal: 'downloading the configuration file from the remote location',
  verifyKey: 'verify if password encryption key matches',
  config: 'importing the configuration file',
  reportResults: 'Report results of configuration application',
}

const STAGE_CAUSES: Readonly<Record<ImportStage, string>> = {
  downloadLocal: 'download-local-failed',
  verifyKey: 'verify-key-failed',
  config: 'config-failed',
  reportResults: 'report-results-failed',
}

/** The task text of a stage. Faults reference 4.3. */
export function importStageTask(stage: ImportStage): string {
  return `${STAGE_TEXTS[stage]}(FSM-STAGE:sam:dme:MgmtImporterImport:${stage})`
}

/** F999724: the import FSM has failed. Text composed as that of F999723. */
export function importFsmFailed(host: string, error: RemoteError): AlarmNews {
  return {
    code: 'F999724',
    name: 'fsmFailMgmtImporterImport',
    dn: importDn(host),
    cause: 'fsm-failed',
    severity: 'critical',
    type: 'fsm',
    text: `[FSM:FAILED]: ${STAGE_TEXTS.config}(FSM:sam:dme:MgmtImporterImport). Remote-Invocation-Error: ${error.text}`,
  }
}

/** F78124: the remote end of a stage reported an error. Faults reference 4.3. */
export function importStageRemoteError(host: string, stage: ImportStage): AlarmNews {
  return {
    code: 'F78124',
    name: `fsmRmtErrMgmtImporterImport:${stage}`,
    dn: importDn(host),
    cause: STAGE_CAUSES[stage],
    severity: 'warning',
    type: 'fsm',
    text: `[FSM:STAGE:REMOTE-ERROR]: ${importStageTask(stage)}`,
  }
}

/** F16684: a stage failed and is tried again, or failed for good. Pattern of F16683. */
export function importStageFailed(
  host: string,
  stage: ImportStage,
  retry: number | undefined,
): AlarmNews {
  const token = retry === undefined ? 'FAILED' : `RETRY:${retry}`
  return {
    code: 'F16684',
    name: `fsmStFailMgmtImporterImport:${stage}`,
    dn: importDn(host),
    cause: STAGE_CAUSES[stage],
    severity: 'warning',
    type: 'fsm',
    text: `[FSM:STAGE:${token}]: ${importStageTask(stage)}`,
  }
}
