import type { ClockMode } from '../../clock/lab-clock.ts'
import { isoInstant } from '../../clock/durations.ts'
import { nextTurn } from '../../clock/real-time.ts'
import type { HostKeySheet } from '../../emulator/emulator.ts'
import {
  applianceFacts,
  sharedAddressFacts,
  type ApplianceFacts,
  type SharedAddressFacts,
} from '../appliance-facts.ts'
import type { RunningLab } from '../lab.ts'

/** An appliance as `lab.json` has it. */
export interface ListedAppliance extends ApplianceFacts {
  readonly hostKeys: readonly HostKeySheet[]
}

/** The content of `lab.json`: the lab as it was when it started, with the logins of that time. */
export interface LabJson {
  readonly name: string
  readonly seed: string
  readonly clock: { readonly mode: ClockMode; readonly now: string }
  readonly appliances: readonly ListedAppliance[]
  /** The addresses that lead to one or another of several appliances, as they did at the start. */
  readonly sharedAddresses: readonly SharedAddressFacts[]
}

/**
 * Describes a lab for `lab.json`. Making host keys takes up to a second each, so the doors get a turn
 * between two of them; `onAppliance` is told how far it is.
 */
export async function describeLab(
  lab: RunningLab,
  onAppliance: (name: string) => void = () => {},
): Promise<LabJson> {
  const appliances: ListedAppliance[] = []
  for (const appliance of lab.appliances.values()) {
    onAppliance(appliance.name)
    await nextTurn()
    appliances.push({ ...applianceFacts(appliance), hostKeys: appliance.hostKeys() })
  }
  const { name, seed, clock } = lab
  return {
    name,
    seed,
    clock: { mode: clock.mode, now: isoInstant(clock.now()) },
    appliances,
    sharedAddresses: lab.sharedAddresses().map(sharedAddressFacts),
  }
}
