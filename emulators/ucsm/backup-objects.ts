import { objectsOf, type Edit, type ManagedObject, type ObjectTree } from './managed-objects.ts'
import type { BackupFsm, BackupPlan, BackupType } from './vocabulary.ts'

/** The class of a backup operation; its name is the host, so there is one for each host. */
export const BACKUP_CLASS = 'mgmtBackup'

/** A backup that never ran. */
export const restingFsm: BackupFsm = { status: 'nop', previous: 'nop', progress: 0, attempt: 0 }

/** Reads a backup object into a plan. Port is kept beside the host; the box has no word for it. */
export function planOf({ attributes }: ManagedObject): BackupPlan {
  const { hostname = '', proto = 'scp', user = '', remoteFile = '', type = 'full-state' } = attributes
  return {
    host: hostname,
    protocol: proto as BackupPlan['protocol'],
    user,
    path: remoteFile,
    type: type as BackupType,
    ...(attributes.port && { port: Number(attributes.port) }),
  }
}

/** The backups that a commit sets in motion: those it changed and that stand enabled after it. */
export function triggeredBy(edits: readonly Edit[], after: ObjectTree): BackupPlan[] {
  const touched = new Set(edits.map((edit) => (edit.verb === 'create' ? edit.object.dn : edit.dn)))
  return objectsOf(after, BACKUP_CLASS)
    .filter(({ dn, attributes }) => touched.has(dn) && attributes.adminState === 'enabled')
    .map(planOf)
}

/** The hosts whose backup object is gone after a commit. */
export function deletedBackups(before: ObjectTree, after: ObjectTree): string[] {
  return objectsOf(before, BACKUP_CLASS)
    .filter(({ dn }) => !(dn in after))
    .map(({ attributes }) => attributes.hostname ?? '')
}
