import type { Activity } from '../clock/activity.ts'
import type { LabClock } from '../clock/lab-clock.ts'
import type { ChartTape } from '../emulator/chart-tape.ts'
import type { Entropy } from '../entropy/entropy.ts'
import type { Journal } from '../journal/journal.ts'
import type { Redaction } from '../journal/redaction.ts'
import type { KeyCache } from '../ssh/index.ts'
import type { AddressBook } from './addresses.ts'
import type { Datagrams } from './datagrams.ts'
import type { Listening } from './standing-door.ts'
import type { Network } from './network.ts'
import type { Recordings } from './recordings.ts'
import type { SharedAddresses } from './shared-addresses.ts'

/** What every appliance of one lab shares. */
export interface LabServices {
  readonly clock: LabClock
  readonly activity: Activity
  readonly entropy: Entropy
  readonly journal: Journal
  readonly redaction: Redaction
  readonly recordings: Recordings
  readonly network: Network
  readonly datagrams: Datagrams
  readonly addresses: AddressBook
  readonly sharedAddresses: SharedAddresses
  readonly keys: KeyCache
  /** Where on this machine a port of a lab address listens; port 0 is any. */
  readonly listenAt: (address: string, port: number) => Listening
  /** What went into the statecharts; absent where nobody asked for that. */
  readonly tape: ChartTape | undefined
  readonly crashed: (appliance: string, where: string, error: unknown) => void
}
