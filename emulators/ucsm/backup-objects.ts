import {
  dnOf,
  objectsOf,
  type Edit,
  type ManagedObject,
  type ObjectTree,
} from './managed-objects.ts'
import type { BackupFsm, BackupPlan, BackupType } from './vocabulary.ts'

/** The class of a backup operation; its name is the host, so there is one for each host. */
export const BACKUP_CLASS = 'mgmtBackup'

/** A backup that never ran. */
export const restingFsm: BackupFsm = { status: 'nop', previous: 'nop', progress: 0, attempt: 0 }

/** Reads a backup object into a plan. Port is kept beside the host; the box has no word for it. */
function planOf({ attributes }: ManagedObject): BackupPlan {
  const {
    hostname = '',
    proto = 'scp',
    user = '',
    remoteFile = '',
    type = 'full-state',
  } = attributes
  return {
    host: hostname,
    protocol: proto as BackupPlan['protocol'],
    user,
    path: remoteFile,
    type: type as BackupType,
    ...(attributes.port && { port: Number(attributes.port) }),
  }
}

/** The backups that a commit sets in motion: those that an edit enabled and that stand enabled after it. */
export function triggeredBy(edits: readonly Edit[], after: ObjectTree): BackupPlan[] {
  const enabled = new Set(edits.filter(enables).map(dnOf))
  return objectsOf(after, BACKUP_CLASS)
    .filter(({ dn, attributes }) => enabled.has(dn) && attributes.adminState === 'enabled')
    .map(planOf)
}

function enables(edit: Edit): boolean {
  if (edit.verb === 'delete') return false
  const { attributes } = edit.verb === 'create' ? edit.object : edit
  return attributes.adminState === 'enabled'
}
