import type { Edit, ManagedObject, ObjectTree } from './managed-objects.ts'
import { operationsEnabledBy, remoteFileOf } from './operations/operation-objects.ts'
import type { BackupPlan, BackupType } from './vocabulary.ts'

/** The class of a backup operation; its name is the host, so there is one for each host. */
export const BACKUP_CLASS = 'mgmtBackup'

/** The backups that a commit sets in motion. */
export function backupsEnabledBy(edits: readonly Edit[], after: ObjectTree): BackupPlan[] {
  return operationsEnabledBy(edits, after, BACKUP_CLASS).map(planOf)
}

function planOf(operation: ManagedObject): BackupPlan {
  const { type = 'full-state' } = operation.attributes
  return { ...remoteFileOf(operation), type: type as BackupType }
}
