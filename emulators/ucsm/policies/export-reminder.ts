import type { AlarmNews } from '../alarms.ts'
import { days } from '../intervals.ts'
import type { ObjectTree } from '../managed-objects.ts'

/** The policy that reminds of exports (faults reference 6.0: affected object of F1392). */
export const REMINDER_DN = 'sys/bkup-policy-cfg'
export const OVERDUE_CODE = 'F1392'

/** F1392: no backup has succeeded for as long as the policy says. Faults reference 6.0. */
export const exportOverdue: AlarmNews = {
  code: OVERDUE_CODE,
  name: 'fltMgmtBackupPolicyConfigConfigurationBackupOutdated',
  dn: REMINDER_DN,
  cause: 'config-backup-outdated',
  severity: 'minor',
  type: 'management',
  text: 'Config backup may be outdated',
}

/** Lab milliseconds without a backup after which the reminder comes; none when it is off. */
export function reminderAfter(tree: ObjectTree): number | undefined {
  const { adminState, frequency } = tree[REMINDER_DN]?.attributes ?? {}
  return adminState === 'enable' ? days(Number(frequency)) : undefined
}
