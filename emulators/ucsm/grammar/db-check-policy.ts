import { integer } from '../../../src/emulator/index.ts'
import { DB_CHECK_POLICY_DN } from '../configuration/standing-policies.ts'
import { NO_SUCH_OBJECT } from '../screens/object-errors.ts'
import { dbCheckPolicyDetail } from '../screens/show-standing-policies.ts'
import { edit, seen, type Visit } from '../visit.ts'
import { command } from './words.ts'

const DAYS_MAX = 60
const words = { 'mgmt-db-check-policy': 'Management Database Check Policy' }
const days = integer(0, DAYS_MAX, 'Days, 0 to turn it off')

/** The commands of /system about how often the management database is checked and saved internally. */
export const dbCheckPolicy = [
  command('set mgmt-db-check-policy internal-backup-interval {days}', {
    help: 'Internal Backup Interval',
    vocabulary: words,
    slots: { days },
    run: ({ days: interval }, { session }) =>
      set(session, { internalBackupInterval: String(interval) }),
  }),
  command('set mgmt-db-check-policy health-check-interval {days}', {
    help: 'Health Check Interval',
    vocabulary: words,
    slots: { days },
    run: ({ days: interval }, { session }) =>
      set(session, { healthCheckInterval: String(interval) }),
  }),
  command('show mgmt-db-check-policy', {
    help: 'Management Database Check Policy',
    run(_, { session }) {
      const policy = seen(session)[DB_CHECK_POLICY_DN]
      return policy && dbCheckPolicyDetail(policy)
    },
  }),
]

function set(visit: Visit, attributes: Record<string, string>): string | void {
  if (!seen(visit)[DB_CHECK_POLICY_DN]) return NO_SUCH_OBJECT
  edit(visit, { verb: 'set', dn: DB_CHECK_POLICY_DN, attributes })
}
