import { integer, oneOf } from '../../../src/emulator/index.ts'
import { FAULT_POLICY_DN, intervalOf } from '../faults/fault-policy.ts'
import type { ManagedObject } from '../managed-objects.ts'
import { NO_SUCH_OBJECT } from '../screens/object-errors.ts'
import { faultPolicyDetail, faultPolicyTable } from '../screens/show-fault-policy.ts'
import { edit, seen, type Visit } from '../visit.ts'
import { everywhere } from './everywhere.ts'
import { scopePrompt } from './prompt.ts'
import { command, mode, vocabulary } from './words.ts'

/** `UCS-A /monitoring/fault-policy # ` */
export const faultPolicy = mode('fault-policy', {
  prompt: scopePrompt,
  vocabulary,
  inherits: [everywhere],
  commands: [
    command('set clear-action {action}', {
      help: 'Clear Action',
      slots: { action: oneOf({ delete: 'Delete', retain: 'Retain' }) },
      run: ({ action }, { session }) => set(session, { clearAction: action }),
    }),
    command('set flap-interval {seconds}', {
      help: 'Flap Interval',
      slots: { seconds: integer(5, 3_600, 'Flap interval in seconds') },
      run: ({ seconds }, { session }) => set(session, { flapInterval: String(seconds) }),
    }),
    command('set retention-interval forever', {
      help: 'Forever',
      run: (_, { session }) => set(session, { retentionInterval: 'forever' }),
    }),
    command('set retention-interval {days} {hours} {minutes} {seconds}', {
      help: 'Retention Interval',
      slots: {
        days: integer(0, 999, 'Days'),
        hours: integer(0, 23, 'Hours'),
        minutes: integer(0, 59, 'Minutes'),
        seconds: integer(0, 59, 'Seconds'),
      },
      run: ({ days, hours, minutes, seconds }, { session }) =>
        set(session, { retentionInterval: intervalOf(days, hours, minutes, seconds) }),
    }),
    command('show [detail]', {
      help: 'Show this object',
      run: ({ detail }, { session }) => showFaultPolicy(session, detail),
    }),
  ],
})

/** The fault policy as this visitor sees it. */
export function showFaultPolicy(visit: Visit, detail: true | undefined): string {
  const policy = policyOf(visit)
  if (!policy) return ''
  return detail ? faultPolicyDetail(policy) : faultPolicyTable(policy)
}

function policyOf(visit: Visit): ManagedObject | undefined {
  return seen(visit)[FAULT_POLICY_DN]
}

function set(visit: Visit, attributes: Record<string, string>): string | void {
  if (!policyOf(visit)) return NO_SUCH_OBJECT
  edit(visit, { verb: 'set', dn: FAULT_POLICY_DN, attributes })
}
