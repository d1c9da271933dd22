/** Ways a connection or transfer can go wrong, one per file. */
import type { Clock } from '../clock/lab-clock.ts'
import { entropyFrom, type Entropy } from '../entropy/entropy.ts'
import { LabError } from '../errors/lab-error.ts'
import { bandwidth } from './bandwidth.ts'
import { cutAfter } from './cut-after.ts'
import type { Connection, FaultFacts, FaultSite } from './fault.ts'
import { latency } from './latency.ts'
import { refuse } from './refuse.ts'
import { reset } from './reset.ts'
import { silence } from './silence.ts'
import { readFields, type Given } from './settings.ts'
import { slowIdent } from './slow-ident.ts'
import { cutFile, diskFull, permissionDenied, readOnly } from './store-faults.ts'

export type { Connection, Direction, FaultFacts } from './fault.ts'

/** Every fault by its name, with the settings it takes and what it does in one sentence. */
export const faults = {
  latency,
  bandwidth,
  'cut-after': cutAfter,
  reset,
  silence,
  'slow-ident': slowIdent,
  refuse,
  'disk-full': diskFull,
  'permission-denied': permissionDenied,
  'read-only': readOnly,
  'cut-file': cutFile,
} as const

/** The name of a fault of either kind. */
export type FaultName = keyof typeof faults
type Fault = (typeof faults)[FaultName]
type UseOf<Any extends Fault> = Any extends Fault
  ? { readonly fault: Any['name'] } & InputOf<Any['settings']>
  : never
/** A fault without settings takes no more than its name. */
type InputOf<Settings> = keyof Settings extends never ? unknown : Given<Settings>

/** A fault of the connection with its settings: `{ fault: 'latency', delayMs: 200 }`. */
export type ConnectionFaultUse = UseOf<Extract<Fault, { kind: 'connection' }>>

/** A fault of the file store with its settings: `{ fault: 'disk-full', bytes: 4096 }`. */
export type StoreFaultUse = UseOf<Extract<Fault, { kind: 'store' }>>

/** Is told what the faults of one connection do, so that lab time may move and the journal knows. */
export interface FaultWatch {
  /**
   * A fault leaves bytes on the wire until a deadline, because it holds as many as it may. Bytes that
   * it has taken in are not on the wire and are not told of.
   */
  parked: () => void
  /** No fault leaves bytes on the wire any more. */
  resumed: () => void
  /** The fault takes effect for the first time on this connection. */
  hit: (name: FaultName, facts: FaultFacts) => void
}

/** What the faults of one connection work with. */
export interface FaultContext {
  readonly clock: Clock
  readonly watch: FaultWatch
  /** The connection's source of chance, for jitter; the same for every connection when absent. */
  readonly entropy?: Entropy
}

/**
 * Puts faults between a connected socket and the appliance, the first nearest to the network; returns
 * what the appliance uses instead of the socket. Throws `bad-fault-settings`.
 */
export function applyFaults(
  socket: Connection,
  uses: readonly ConnectionFaultUse[],
  { clock, watch, entropy = entropyFrom('faults') }: FaultContext,
): Connection {
  const stall = countStalls(watch)
  return uses.reduce((connection, { fault: name, ...given }, index) => {
    const fault = faults[name]
    const chosen = readSettings(name, given)
    const strike = once(() => watch.hit(name, chosen))
    const site: FaultSite = { clock, entropy: entropy.fork(`${index} ${name}`), strike, stall }
    return fault.wrap(connection, chosen, site)
  }, socket)
}

/** The settings of a fault, with what was left out filled in. Throws `unknown-fault`, `bad-fault-settings`. */
export function readSettings(name: string, given: unknown): FaultFacts {
  if (!isFaultName(name)) throw new LabError('unknown-fault', { name, known: Object.keys(faults) })
  const { settings } = faults[name]
  const read = readFields(settings, given)
  if (read.ok) return read.chosen
  throw new LabError('bad-fault-settings', { name, fact: read.fact, takes: Object.keys(settings) })
}

function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(faults, name)
}

/** Tells the watch when the first direction stalls, and when none does any more. */
function countStalls(watch: FaultWatch): FaultSite['stall'] {
  let stalled = 0
  return () => {
    if (stalled++ === 0) watch.parked()
    return once(() => {
      if (--stalled === 0) watch.resumed()
    })
  }
}

function once(act: () => void): () => void {
  let done = false
  return () => {
    if (!done) act()
    done = true
  }
}
