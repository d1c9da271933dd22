import { parseInstant } from '../clock/durations.ts'
import type { ClockMode } from '../clock/lab-clock.ts'
import { systemNow } from '../clock/real-time.ts'
import { egressTo } from '../lab/egress.ts'
import { keyFolder } from '../lab/key-folder.ts'
import type { LabPlan } from '../lab/lab.ts'
import { loopbackPorts } from '../lab/port-plan.ts'
import { DEFAULT_SEED } from '../scenario/run-scenario.ts'

/** What a test may choose about its lab, with `test.override('labOptions', { ... })`. */
export interface LabOptions {
  /** What keys, passwords and serial numbers follow from. Default `fieldfault`. */
  readonly seed?: string
  /** ISO date at which lab time starts. Default 2024-01-01 on the virtual clock, now on the wall clock. */
  readonly start?: string
  /** Default `virtual`. */
  readonly clock?: ClockMode
  /** Hosts outside the lab, as `host:port`, that appliances may dial. Default none. */
  readonly egress?: readonly string[]
}

/** An instant that never changes, so that a test finds the same evidence every day. */
const DEFAULT_START = '2024-01-01T00:00:00Z'

/** The plan of a lab for a test, without appliances yet. Throws `bad-instant`, `bad-egress`. */
export function labPlanOf({ seed, start, clock = 'virtual', egress = [] }: LabOptions): LabPlan {
  return {
    name: 'test',
    seed: seed ?? DEFAULT_SEED,
    startMs: start === undefined ? startOf(clock) : parseInstant(start),
    cast: {},
    clock,
    ports: loopbackPorts,
    egress: egressTo(egress),
    keyFolder: keyFolder(),
  }
}

/** A real client has a clock of its own, with which the wall clock has to agree. */
function startOf(clock: ClockMode): number {
  return clock === 'wall' ? systemNow() : parseInstant(DEFAULT_START)
}
