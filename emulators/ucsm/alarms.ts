import type { AlarmType, BackupStage, RemoteError, Severity } from './vocabulary.ts'

/** What a fault says when it is raised; the list adds its number, counts and times. */
export interface AlarmNews {
  readonly code: string
  readonly name: string
  readonly dn: string
  readonly cause: string
  readonly severity: Severity
  readonly type: AlarmType
  readonly text: string
}

const STAGE_TASKS: Readonly<Record<BackupStage, string>> = {
  backupLocal: 'internal database backup(FSM-STAGE:sam:dme:MgmtBackupBackup:backupLocal)',
  upload: 'internal system backup(FSM-STAGE:sam:dme:MgmtBackupBackup:upload)',
}

const STAGE_CAUSES: Readonly<Record<BackupStage, string>> = {
  backupLocal: 'backup-local-failed',
  upload: 'upload-failed',
}

/** The task text of a stage, as `Current Task` and the stage faults print it. Faults reference 4.3. */
export function stageTask(stage: BackupStage): string {
  return STAGE_TASKS[stage]
}

export const backupDn = (host: string): string => `sys/backup-${host}`

/** F999723: the backup FSM has failed. Text composed as in the field note. */
export function fsmFailed(host: string, error: RemoteError): AlarmNews {
  return {
    code: 'F999723',
    name: 'fsmFailMgmtBackupBackup',
    dn: backupDn(host),
    cause: 'fsm-failed',
    severity: 'critical',
    type: 'fsm',
    text: `[FSM:FAILED]: internal system backup(FSM:sam:dme:MgmtBackupBackup). Remote-Invocation-Error: ${error.text}`,
  }
}

/** F78123: the remote end of a stage reported an error. Faults reference 4.3. */
export function stageRemoteError(host: string, stage: BackupStage): AlarmNews {
  return {
    code: 'F78123',
    name: `fsmRmtErrMgmtBackupBackup:${stage}`,
    dn: backupDn(host),
    cause: STAGE_CAUSES[stage],
    severity: 'warning',
    type: 'fsm',
    text: `[FSM:STAGE:REMOTE-ERROR]: ${stageTask(stage)}`,
  }
}

/** F16683: a stage failed and is tried again, or failed for good. Pattern of its neighbours in the reference. */
export function stageFailed(
  host: string,
  stage: BackupStage,
  retry: number | undefined,
): AlarmNews {
  const token = retry === undefined ? 'FAILED' : `RETRY:${retry}`
  return {
    code: 'F16683',
    name: `fsmStFailMgmtBackupBackup:${stage}`,
    dn: backupDn(host),
    cause: STAGE_CAUSES[stage],
    severity: 'warning',
    type: 'fsm',
    text: `[FSM:STAGE:${token}]: ${stageTask(stage)}`,
  }
}

/** F1672: the database could not be saved because an upgrade came in between. Faults reference 6.0. */
export function localBackupFailed(host: string): AlarmNews {
  return {
    code: 'F1672',
    name: 'fltMgmtBackupLocalInternalBackupFailed',
    dn: backupDn(host),
    cause: 'internal-backup-failed',
    severity: 'minor',
    type: 'management',
    text: 'Local Internal backup failed while upgrade. Please re-trigger a manual backup.',
  }
}
