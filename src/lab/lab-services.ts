import type { Activity } from '../clock/activity.ts'
import type { LabClock } from '../clock/lab-clock.ts'
import type { DoorPlan } from '../emulator/surroundings.ts'
import type { Entropy } from '../entropy/entropy.ts'
import type { Journal } from '../journal/journal.ts'
import type { Redaction } from '../journal/redaction.ts'
import type { KeyCache } from '../ssh/index.ts'
import type { AddressBook } from './addresses.ts'
import type { Listening } from './front-door.ts'
import type { Network } from './network.ts'

/** What every appliance of one lab shares. */
export interface LabServices {
  readonly clock: LabClock
  readonly activity: Activity
  readonly entropy: Entropy
  readonly journal: Journal
  readonly redaction: Redaction
  readonly network: Network
  readonly addresses: AddressBook
  readonly keys: KeyCache
  /** Where on this machine a door listens. */
  readonly listenAt: (address: string, plan: DoorPlan) => Listening
  readonly crashed: (appliance: string, where: string, error: unknown) => void
}
