import type { Duplex } from 'node:stream'
import type { Clock } from '../clock/lab-clock.ts'
import type { Entropy } from '../entropy/entropy.ts'
import type { Chosen, Setting } from './settings.ts'

/** A connected socket, or anything that stands for one. */
export type Connection = Duplex & {
  setNoDelay?: (noDelay?: boolean) => unknown
  /** Ends the connection with a TCP RST instead of a FIN. */
  resetAndDestroy?: () => unknown
}

/** As the appliance sees it: `inbound` is what its peer sends, `outbound` what it sends itself. */
export type Direction = 'inbound' | 'outbound'

/** What the journal keeps of a fault: its settings, units in the names. */
export type FaultFacts = Readonly<Record<string, string | number>>

/** The settings that a fault takes, and no others. */
export type FaultSettings = Readonly<Record<string, Setting<string | number>>>

/** What a fault on one connection works with. */
export interface FaultSite {
  readonly clock: Clock
  /** The source of jitter, this fault's own. */
  readonly entropy: Entropy
  /** Says that the fault takes effect; only the first time counts. */
  readonly strike: () => void
  /** Says that a direction leaves bytes on the wire; the returned function says that it takes them again. */
  readonly stall: () => () => void
}

/** A way a connection can go wrong. */
export interface ConnectionFault<Name extends string, Settings extends FaultSettings> {
  readonly kind: 'connection'
  readonly name: Name
  /** One sentence: what happens to the connection. */
  readonly description: string
  readonly settings: Settings
  /**
   * Puts the fault between a socket and the appliance; returns what the appliance uses instead. The
   * settings have been read before.
   */
  readonly wrap: (socket: Connection, chosen: unknown, site: FaultSite) => Connection
}

/** A way the storage behind a transfer can go wrong; the file store carries it out. */
export interface StoreFault<Name extends string, Settings extends FaultSettings> {
  readonly kind: 'store'
  readonly name: Name
  readonly description: string
  readonly settings: Settings
}

/** What one file of this room says of its fault; `wrap` gets the settings with their types. */
export interface FaultPlan<Name extends string, Settings extends FaultSettings> {
  readonly name: Name
  readonly description: string
  readonly settings: Settings
  readonly wrap: (socket: Connection, chosen: Chosen<Settings>, site: FaultSite) => Connection
}

/** Makes a connection fault of its plan. */
export function connectionFault<Name extends string, Settings extends FaultSettings>(
  plan: FaultPlan<Name, Settings>,
): ConnectionFault<Name, Settings> {
  return {
    ...plan,
    kind: 'connection',
    wrap: (socket, chosen, site) => plan.wrap(socket, chosen as Chosen<Settings>, site),
  }
}

/** Makes a store fault, which is its sheet only. */
export function storeFault<Name extends string, Settings extends FaultSettings>(
  sheet: Omit<StoreFault<Name, Settings>, 'kind'>,
): StoreFault<Name, Settings> {
  return { kind: 'store', ...sheet }
}
