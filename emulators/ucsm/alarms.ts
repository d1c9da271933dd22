import { fsmFaults } from './operations/operation-alarms.ts'
import type { AlarmType, BackupStage, Severity } from './vocabulary.ts'

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

export const backupDn = (host: string): string => `sys/backup-${host}`

/**
 * F999723, F78123 and F16683: the faults of the backup FSM. The text of F999723 is composed as in the field
 * note, F16683 after its neighbours in the faults reference.
 */
export const backupFaults = fsmFaults<BackupStage>({
  fsm: 'MgmtBackupBackup',
  task: 'internal system backup',
  stages: {
    backupLocal: { task: 'internal database backup', cause: 'backup-local-failed' },
    upload: { task: 'internal system backup', cause: 'upload-failed' },
  },
  codes: { failed: 'F999723', remoteError: 'F78123', stageFailed: 'F16683' },
  dn: backupDn,
})

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
