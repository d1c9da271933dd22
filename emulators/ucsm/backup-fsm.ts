import { fsmSteps } from './operations/operation-fsm.ts'
import type { BackupStage } from './vocabulary.ts'

/** The steps of the backup FSM; values of fsmStatus as the SDK's MgmtBackup lists them. */
export const backupSteps = fsmSteps<BackupStage>({
  stages: {
    backupLocal: { status: 'backupBackupLocal', progress: 0 },
    upload: { status: 'backupUpload', progress: 50 },
  },
  failed: 'backupFail',
  succeeded: 'backupSuccess',
})
