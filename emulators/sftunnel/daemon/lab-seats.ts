import type { Surroundings } from '../../../src/emulator/index.ts'
import type { PeerRecord } from '../vocabulary.ts'

/** What the processes of a lab know of each other, only to tell whether a skipped attempt would have changed something. */
export interface TunnelSeat {
  /** Another one after each start, stop and change of what the process knows, and when its clock is set. */
  readonly version: () => string
  readonly isCut: () => boolean
  /** Instants of lab time at which one of its files begins or ceases to be valid. */
  readonly turningPointsMs: () => readonly number[]
}

/** The processes of one lab, by lab address and by UUID. */
interface Seats {
  readonly byAddress: Map<string, TunnelSeat>
  readonly byUuid: Map<string, TunnelSeat>
}

/** The seats of all labs. A lab has one clock, which stands for it. */
const labs = new WeakMap<object, Seats>()

/** Takes the seat of an appliance, in place of one that it had before it was started anew. */
export function takeSeat({ clock, address }: Surroundings, uuid: string, seat: TunnelSeat): void {
  const seats = labs.get(clock) ?? { byAddress: new Map(), byUuid: new Map() }
  labs.set(clock, seats)
  seats.byAddress.set(address, seat)
  seats.byUuid.set(uuid, seat)
}

/** The process of this appliance itself. */
export function ownSeat({ clock, address }: Surroundings): TunnelSeat | undefined {
  return labs.get(clock)?.byAddress.get(address)
}

/** The process of a peer in the lab: at the address or name it is dialled by, or who it is when only it dials. */
export function seatOf(
  { clock, lookUp }: Surroundings,
  { host, uuid }: Pick<PeerRecord, 'host' | 'uuid'>,
): TunnelSeat | undefined {
  const seats = labs.get(clock)
  if (host === undefined) return seats?.byUuid.get(uuid)
  const address = lookUp(host)
  return address === undefined ? undefined : seats?.byAddress.get(address)
}
