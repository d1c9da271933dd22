import { Transform } from 'node:stream'
import { createByteQueue } from './byte-queue.ts'
import type { FaultSite } from './fault.ts'

/** Bytes that a fault keeps of each direction of a connection; the rest stays on the wire. */
export const HELD_BYTES_MAX = 1_048_576

/** A gate that keeps bytes until it is told to let them go. */
export interface Hold {
  readonly gate: Transform
  readonly heldBytes: () => number
  /** Lets the oldest `count` bytes go. */
  readonly release: (count: number) => void
}

/** What a fault does with the bytes that a hold has taken in. */
export interface HoldPlan {
  /** Called after bytes have come in, with how many; they may be released at once. */
  readonly arrived: (count: number) => void
  /** Called when the connection is gone, to call off deadlines. */
  readonly gone: () => void
  readonly stall: FaultSite['stall']
  /** `HELD_BYTES_MAX` when absent. */
  readonly heldBytesMax?: number
}

/**
 * Makes a gate that holds what comes in. It takes exactly as many bytes as it may hold, however they
 * are cut into chunks, so that what it does never depends on how TCP delivered them.
 */
export function createHold(plan: HoldPlan): Hold {
  const limit = plan.heldBytesMax ?? HELD_BYTES_MAX
  const held = createByteQueue()
  let waiting: { bytes: Buffer; done: () => void } | undefined
  let finish: (() => void) | undefined
  let unstall: (() => void) | undefined

  const gate = new Transform({
    transform(bytes: Buffer, _encoding, done) {
      waiting = { bytes, done }
      admit()
    },
    flush(done) {
      finish = done
      finishWhenEmpty()
    },
    destroy(error, done) {
      unstall?.()
      plan.gone()
      done(error)
    },
  })

  /** Takes in what there is room for. */
  function admit(): void {
    while (waiting && held.size() < limit) {
      const { bytes, done } = waiting
      const taken = bytes.subarray(0, limit - held.size())
      const rest = bytes.subarray(taken.length)
      waiting = rest.length > 0 ? { bytes: rest, done } : undefined
      held.push(taken)
      plan.arrived(taken.length)
      if (rest.length === 0) done()
    }
    if (waiting) {
      unstall ??= plan.stall()
    } else {
      unstall?.()
      unstall = undefined
    }
  }

  function finishWhenEmpty(): void {
    if (held.size() > 0 || waiting) return
    finish?.()
    finish = undefined
  }

  function release(count: number): void {
    for (const bytes of held.take(count)) gate.push(bytes)
    admit()
    finishWhenEmpty()
  }

  return { gate, heldBytes: held.size, release }
}
