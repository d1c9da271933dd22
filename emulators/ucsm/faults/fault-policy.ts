import { documented } from '../../../src/emulator/index.ts'
import type { ObjectTree } from '../managed-objects.ts'

export const evidence = documented(
  'System Monitoring guide 4.3, Global Fault Policy; attribute names, range and format of the SDK (FaultPolicy). The values at first are assumed.',
)

/** The name of the one fault policy: relative name fault-policy below fault, as the SDK has it. */
export const FAULT_POLICY_DN = 'fault/fault-policy'

/** What the policy says at first setup. */
export const FACTORY_FAULT_POLICY = {
  clearAction: 'retain',
  flapInterval: '10',
  retentionInterval: '01:00:00',
  policyOwner: 'local',
} as const

/** What happens to a fault whose condition is over. */
export interface FaultPolicy {
  readonly clearAction: 'retain' | 'delete'
  /** How long a fault keeps its severity after its condition is over. */
  readonly flapMs: number
  /** How long a cleared fault stays in the list; absent when forever. */
  readonly retentionMs: number | undefined
}

/** The fault policy of a configuration; that of the first setup where it says nothing, or nothing that can be read. */
export function faultPolicyOf(objects: ObjectTree): FaultPolicy {
  const set: Readonly<Record<string, string>> = {
    ...FACTORY_FAULT_POLICY,
    ...objects[FAULT_POLICY_DN]?.attributes,
  }
  return {
    clearAction: set.clearAction === 'delete' ? 'delete' : 'retain',
    flapMs: Number(readable(SECONDS, set.flapInterval, FACTORY_FAULT_POLICY.flapInterval)) * 1_000,
    retentionMs: intervalMs(
      readable(INTERVAL, set.retentionInterval, FACTORY_FAULT_POLICY.retentionInterval),
    ),
  }
}

const SECONDS = /^\d+$/
const INTERVAL = /^(?:forever|\d+(?::\d+){0,3})$/

/** What stands in a configuration, which may be an imported one; something else in place of nonsense. */
function readable(form: RegExp, text: string | undefined, otherwise: string): string {
  return text !== undefined && form.test(text) ? text : otherwise
}

/** An interval of the model, `dd:hh:mm:ss` with the days left out when there are none, in milliseconds. */
function intervalMs(interval: string): number | undefined {
  if (interval === 'forever') return undefined
  const [seconds = 0, minutes = 0, hours = 0, days = 0] = interval
    .split(':')
    .map(Number)
    .toReversed()
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000
}

/** An interval as the model writes it. */
export function intervalOf(days: number, hours: number, minutes: number, seconds: number): string {
  const parts = [...(days > 0 ? [days] : []), hours, minutes, seconds]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}
