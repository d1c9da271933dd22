import type { RemoteError } from '../vocabulary.ts'
import type { ImportFsm, ImportStage } from './import-objects.ts'

/** Values of fsmStatus, as the SDK's MgmtImporter lists them. */
const STATUS_OF: Readonly<Record<ImportStage, string>> = {
  downloadLocal: 'importDownloadLocal',
  verifyKey: 'importVerifyKey',
  config: 'importConfig',
  reportResults: 'importReportResults',
}

const PROGRESS_OF: Readonly<Record<ImportStage, number>> = {
  downloadLocal: 0,
  verifyKey: 25,
  config: 50,
  reportResults: 75,
}

/** An import that never ran. */
export const restingImport: ImportFsm = {
  status: 'nop',
  previous: 'nop',
  progress: 0,
  attempt: 0,
}

/** The FSM after it entered a stage. */
export function importEntered(
  fsm: ImportFsm,
  stage: ImportStage,
  attempt: number,
  nowMs: number,
): ImportFsm {
  return {
    status: STATUS_OF[stage],
    previous: fsm.status === 'nop' ? fsm.previous : fsm.status,
    progress: PROGRESS_OF[stage],
    attempt,
    stampMs: nowMs,
    stage,
  }
}

/** The FSM at rest after it has failed; the stage is kept, as that of a backup is. */
export function importHasFailed(fsm: ImportFsm, error: RemoteError, nowMs: number): ImportFsm {
  const end = { status: 'importFail', previous: 'importFail', progress: 0, stampMs: nowMs }
  return { ...fsm, ...end, error }
}

/** The FSM at rest after it has succeeded. */
export function importHasSucceeded(nowMs: number): ImportFsm {
  return { ...restingImport, previous: 'importSuccess', progress: 100, stampMs: nowMs }
}
