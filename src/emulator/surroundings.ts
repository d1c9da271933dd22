import type { Duplex } from 'node:stream'
import type { Activity } from '../clock/activity.ts'
import type { Clock } from '../clock/lab-clock.ts'
import type { Entropy } from '../entropy/entropy.ts'
import type { Recorder } from '../journal/journal.ts'
import type { HostKey, HostKeyType } from '../ssh/index.ts'
import type { ChartTape } from './chart-tape.ts'
import type { DatagramDoorPlan, DatagramPort, DatagramPortPlan } from './datagrams.ts'

/** What the lab gives a running appliance: a name and place, time, chance, a pen, and the network. */
export interface Surroundings {
  readonly name: string
  readonly hostname: string
  readonly address: string
  readonly clock: Clock
  /** Lab time at which the appliance came into the lab, milliseconds since 1970; a reset does not change it. */
  readonly sinceMs: number
  readonly activity: Activity
  /** This appliance's own source of chance; equal for equal seed and name. */
  readonly entropy: Entropy
  /** Opens a stream of the journal under this appliance's name. */
  readonly record: (stream: string) => Recorder
  /** Names the next stream of a kind, such as `ssh-3`. */
  readonly nextStream: (kind: string) => string
  /** Keeps a secret out of journal, logs and errors. Returns it. */
  readonly secret: (text: string) => string
  /** A secret of the lab that fits: the password of which an appliance has only the digest. */
  readonly findSecret: (fits: (secret: string) => boolean) => string | undefined
  /** A host key of this appliance, made on first use. `generation` counts replacements, from 0. */
  readonly hostKey: (type: HostKeyType, options?: HostKeyOptions) => HostKey
  readonly openDoor: (door: DoorPlan) => Promise<Door>
  readonly openDataPort: (plan: DataPortPlan) => Promise<DataPort | undefined>
  readonly openDatagramDoor: (plan: DatagramDoorPlan) => Promise<Door>
  /** A UDP port towards a host; undefined when the host is unknown or may not be talked to. */
  readonly openDatagramPort: (plan: DatagramPortPlan) => Promise<DatagramPort | undefined>
  /** Takes part in a further lab address, which leads to the doors of whichever appliance holds it. */
  readonly shareAddress: (further: string) => SharedAddress
  /** The lab address behind an address or name; undefined outside the lab. */
  readonly lookUp: (host: string) => string | undefined
  /** Whether a host answers an echo request; outside the lab, as far as the egress rules let one be sent. */
  readonly reaches: (host: string, by?: Pick<DialPlan, 'fromShell'>) => Promise<EchoOutcome>
  readonly dial: (to: DialPlan) => Promise<Dialled>
  /** Moves lab time from deadline to deadline until `reached`; false when `limitMs` of lab time pass first. */
  readonly until: (reached: () => boolean, limitMs: number) => Promise<boolean>
  /** Where it is recorded what goes into its statecharts; absent where nobody asked for that. */
  readonly tape?: ChartTape | undefined
  /** Reports that the lab itself failed in this appliance; it is journalled and fails the scenario. */
  readonly crashed: (where: string, error: unknown) => void
}

/** A lab address that several appliances may hold, one at a time. */
export interface SharedAddress {
  /**
   * Takes the address from whoever held it. Returns what gives it up. Throws `bad-address`, and
   * `address-taken` when it is another appliance's own.
   */
  readonly hold: () => () => void
}

/** How a host key is made: its size in bits, and how often it was replaced. */
export interface HostKeyOptions {
  readonly bits?: number
  readonly generation?: number
}

/** A front door to be opened. */
export interface DoorPlan {
  readonly service: string
  /** The port on the appliance's lab address. */
  readonly port: number
  /** Connections at a time, where callers stay; as every door has when absent. */
  readonly connectionsMax?: number
  /** Whether nothing from a lab address is let through, as by a packet filter: who dials is told nothing. */
  readonly drops?: (from: string) => boolean
  /** `from` is a lab address; `hold` tells the lab that a fault keeps the connection's bytes back. */
  readonly accept: (socket: Duplex, from: string, hold: Hold | undefined) => void
}

/** A port for the data connection that belongs to a control connection, as FTP has it (RFC 959, 3.2). */
export interface DataPortPlan {
  /** The control connection as the door was given it. */
  readonly control: Duplex
  /** The ports to choose from, first and last; any free one when absent. */
  readonly range?: readonly [number, number] | undefined
}

/** A port that waits for one data connection. */
export interface DataPort {
  /** Where a client that came over the control connection finds it. */
  readonly host: string
  readonly port: number
  /** The connection, made from where the control connection was made; undefined once closed without one. */
  readonly arrival: Promise<DataArrival | undefined>
  readonly close: () => void
}

/** A data connection that was made to a data port. */
export interface DataArrival {
  readonly socket: Duplex
  readonly hold: Hold | undefined
}

/** Says that bytes wait for a deadline, or for good, so that lab time may move. */
export interface Hold {
  readonly park: () => void
  readonly resume: () => void
}

/** A front door of a running appliance. */
export interface Door {
  /** Turns connections away until `open` is called; those that are there are reset unless they may end. */
  readonly shut: (reason: string, inside?: 'reset' | 'may-end') => void
  readonly open: () => void
  readonly isOpen: () => boolean
}

/** A connection to be made. */
export interface DialPlan {
  /** A lab address, a name in the lab, or a host outside it. */
  readonly host: string
  readonly port: number
  readonly service: string
  /** The port of the control connection that this one belongs to; egress rules go by that port. */
  readonly dataOf?: number
  /** Whether somebody at a shell makes it: outside the lab it then reaches only what egress rules name. */
  readonly fromShell?: boolean
  /** Lab time after which the attempt is given up. */
  readonly withinMs: number
}

/** A connection, or why there is none. */
export type Dialled =
  | { readonly ok: true; readonly socket: Duplex; readonly to: string }
  | { readonly ok: false; readonly reason: DialRefusal }

/** What becomes of an echo request. */
export type EchoOutcome = 'answers' | 'silent' | 'unknown-host'

/** Why a peer could not be reached. */
export type DialRefusal = 'unknown-host' | 'refused' | 'unreachable' | 'timed-out' | 'not-allowed'
