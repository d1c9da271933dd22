import type { Surroundings } from '../../../src/emulator/index.ts'

/** What the processes of a lab know of each other, only to tell whether a skipped attempt would have changed something. */
export interface TunnelSeat {
  /** Counts starts, stops and changes of what the process knows. */
  readonly version: () => number
  readonly isCut: () => boolean
  /** Instants of lab time at which one of its files begins or ceases to be valid. */
  readonly turningPointsMs: () => readonly number[]
}

/** The processes of each lab by lab address. A lab has one clock, which stands for it. */
const labs = new WeakMap<object, Map<string, TunnelSeat>>()

/** Takes the seat of an appliance, in place of one that it had before it was started anew. */
export function takeSeat({ clock, address }: Surroundings, seat: TunnelSeat): void {
  const seats = labs.get(clock) ?? new Map<string, TunnelSeat>()
  labs.set(clock, seats)
  seats.set(address, seat)
}

/** The process at an address or name of the lab. */
export function seatAt(
  { clock, lookUp }: Surroundings,
  host: string | undefined,
): TunnelSeat | undefined {
  const address = host === undefined ? undefined : lookUp(host)
  return address === undefined ? undefined : labs.get(clock)?.get(address)
}
