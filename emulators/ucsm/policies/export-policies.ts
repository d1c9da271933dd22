import { days } from '../intervals.ts'
import { backupDn } from '../alarms.ts'
import { BACKUP_CLASS } from '../backup-objects.ts'
import type { ManagedObject, ObjectTree } from '../managed-objects.ts'
import type { BackupType } from '../vocabulary.ts'

/** A policy that orders a backup again and again. */
export interface ExportPolicy {
  /** Its keyword in `scope org`. */
  readonly keyword: 'backup-policy' | 'cfg-export-policy'
  readonly dn: string
  readonly type: BackupType
}

/** Both policies, each with its one instance called default. Administration guide 4.3; names of the SDK. */
export const exportPolicies: readonly ExportPolicy[] = [
  {
    keyword: 'backup-policy',
    dn: 'org-root/db-backup-policy-default',
    type: 'full-state',
  },
  {
    keyword: 'cfg-export-policy',
    dn: 'org-root/cfg-exp-policy-default',
    type: 'config-all',
  },
]

const INTERVALS: Readonly<Record<string, number>> = {
  '1day': days(1),
  '1week': days(7),
  '2week': days(14),
}

/** Lab milliseconds between two runs of a policy; none when it is off or has no host yet. */
export function intervalOf(tree: ObjectTree, dn: string): number | undefined {
  const { adminState, schedule = '', host } = tree[dn]?.attributes ?? {}
  return adminState === 'enable' && host ? INTERVALS[schedule] : undefined
}

/** The host that a policy sends its backups to; empty when it has none. */
export function hostOf(tree: ObjectTree, dn: string): string {
  return tree[dn]?.attributes.host ?? ''
}

/**
 * The backup operation that a policy orders. There is one operation for each host, so two policies with
 * the same host share it, and what an administrator had set up for that host is replaced.
 */
export function orderOf(
  tree: ObjectTree,
  dn: string,
  { nowMs, mayRun }: { nowMs: number; mayRun: boolean },
): ManagedObject | undefined {
  const policy = exportPolicies.find((one) => one.dn === dn)
  const { host, proto = 'scp', user = '', remoteFile = '' } = tree[dn]?.attributes ?? {}
  if (!policy || !host) return undefined
  const attributes = {
    hostname: host,
    proto,
    user,
    remoteFile: `${remoteFile || `/${policy.keyword}`}.${fileTime(nowMs)}`,
    type: policy.type,
    adminState: mayRun ? 'enabled' : 'disabled',
    preservePooledValues: 'yes',
    descr: '',
  }
  return { class: BACKUP_CLASS, dn: backupDn(host), attributes }
}

/** `20190911-020000`. */
function fileTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')
}
