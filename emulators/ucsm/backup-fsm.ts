import { restingFsm } from './backup-objects.ts'
import type { BackupFsm, BackupStage, RemoteError } from './vocabulary.ts'

/** Values of fsmStatus, as the SDK's MgmtBackup lists them. */
const STATUS_OF: Readonly<Record<BackupStage, string>> = {
  backupLocal: 'backupBackupLocal',
  upload: 'backupUpload',
}

const PROGRESS_OF: Readonly<Record<BackupStage, number>> = { backupLocal: 0, upload: 50 }

/** The FSM after it entered a stage. */
export function entered(
  fsm: BackupFsm,
  stage: BackupStage,
  attempt: number,
  nowMs: number,
): BackupFsm {
  return {
    status: STATUS_OF[stage],
    previous: fsm.status === 'nop' ? fsm.previous : fsm.status,
    progress: PROGRESS_OF[stage],
    attempt,
    stampMs: nowMs,
    stage,
  }
}

/** The FSM after a stage reported an error and before it is tried again. */
export function erred(fsm: BackupFsm, error: RemoteError): BackupFsm {
  return { ...fsm, error }
}

/** The FSM at rest after it has failed. Progress 0 and the stage kept, as captured. */
export function failed(fsm: BackupFsm, error: RemoteError, nowMs: number): BackupFsm {
  return {
    ...fsm,
    status: 'backupFail',
    previous: 'backupFail',
    progress: 0,
    stampMs: nowMs,
    error,
  }
}

/** The FSM at rest after it has succeeded: everything but the past is blank, as captured. */
export function succeeded(nowMs: number): BackupFsm {
  return { ...restingFsm, previous: 'backupSuccess', progress: 100, stampMs: nowMs }
}
