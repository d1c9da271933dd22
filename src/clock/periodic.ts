/** Something that recurs, and what a jump in time may do with it. */
export interface Periodic {
  readonly periodMs: number
  /** Called at a due time with how many firings this call stands for: 1, or more after a jump. */
  readonly fire: (firings: number) => void
  /** The instant at which a firing would next change something; firings before it may be coalesced. */
  readonly changesAt: (() => number | undefined) | undefined
  dueMs: number
  firings: number
  stopped: boolean
}

/**
 * Moves the due time of a periodic to its last firing within `limitMs` (lab time, inclusive), so that a
 * jump over years costs one call. A firing at or after `changesAt` is never skipped.
 */
export function coalesce(periodic: Periodic, limitMs: number): void {
  const changeMs = periodic.changesAt?.() ?? Number.POSITIVE_INFINITY
  const lastMs = Math.min(limitMs, changeMs)
  const skipped = Math.floor((lastMs - periodic.dueMs) / periodic.periodMs)
  if (skipped <= 0) return
  periodic.dueMs += skipped * periodic.periodMs
  periodic.firings += skipped
}
