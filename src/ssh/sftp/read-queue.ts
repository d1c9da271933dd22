import { transferLimits } from '../transfer-limits.ts'

/** READ requests in the order they came, done as fast as the client takes the answers. */
export interface ReadQueue {
  /** Does `read` now, or when the answers before it have been taken. False when too many wait. */
  submit: (read: () => Promise<void>) => boolean
  /** The client has taken what waited. */
  resume: () => void
  clear: () => void
}

/**
 * A queue that stands still while `isClogged`. Some clients ask for a whole file at once and leave it
 * to the SSH window to hold the server back, so the answers must not pile up in memory.
 */
export function createReadQueue(isClogged: () => boolean): ReadQueue {
  const waiting = new Set<() => Promise<void>>()
  let pumping = false

  async function pump(): Promise<void> {
    if (pumping) return
    pumping = true
    for (const read of waiting) {
      if (isClogged()) break
      waiting.delete(read)
      await read()
    }
    pumping = false
  }

  return {
    submit(read) {
      if (waiting.size >= transferLimits.waitingReadsMax) return false
      waiting.add(read)
      void pump()
      return true
    },
    resume: () => void pump(),
    clear: () => waiting.clear(),
  }
}
