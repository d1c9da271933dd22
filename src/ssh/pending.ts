/** Counts work that is under way, so that something can wait until none is. */
export interface Pending {
  begin: () => void
  end: () => void
  /** Resolves when nothing is under way any more. */
  idle: () => Promise<void>
}

/** A count at zero. */
export function createPending(): Pending {
  let count = 0
  let waiting: (() => void)[] = []
  return {
    begin() {
      count++
    },
    end() {
      if (--count > 0) return
      const woken = waiting
      waiting = []
      for (const wake of woken) wake()
    },
    idle: () => (count === 0 ? Promise.resolve() : new Promise((wake) => waiting.push(wake))),
  }
}
