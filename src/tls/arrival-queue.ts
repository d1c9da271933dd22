import { nextTurn } from '../clock/real-time.ts'

/**
 * Keeps the peer's bytes from OpenSSL while that may be in the middle of a write: what it has to say to
 * them, such as an alert, would wait behind the write and be lost when OpenSSL gives up at once.
 */
export interface ArrivalQueue {
  readonly push: (bytes: Buffer) => void
  /** OpenSSL begins to write. */
  readonly wrote: () => void
  /** From now on nothing waits any more. */
  readonly hurry: () => void
  readonly clear: () => void
  readonly isHolding: () => boolean
}

/** Event-loop turns until `node:tls` has noticed the end of a write: its own, and the one that follows. */
const WRITE_TURNS = 2

/** An empty queue; `arrived` gets the bytes when their time has come. */
export function createArrivalQueue(arrived: (bytes: Buffer) => void): ArrivalQueue {
  const held: Buffer[] = []
  let isHurried = false
  let writes = 0
  let writesOver = 0

  function letIn(): void {
    for (let next = take(); next; next = take()) arrived(next)
  }

  function take(): Buffer | undefined {
    return isHurried || writes === writesOver ? held.shift() : undefined
  }

  async function awaitWrite(): Promise<void> {
    writes++
    for (let turn = 0; turn < WRITE_TURNS; turn++) await nextTurn()
    writesOver++
    letIn()
  }

  return {
    push(bytes) {
      held.push(bytes)
      letIn()
    },
    wrote() {
      if (!isHurried) void awaitWrite()
    },
    hurry() {
      isHurried = true
      letIn()
    },
    clear() {
      held.length = 0
    },
    isHolding: () => held.length > 0,
  }
}
