import type { BashOptions } from 'just-bash'
import { nextTurn, stopwatch } from '../../clock/real-time.ts'
import {
  MEASURED_STATEMENTS,
  OVERGROWN_STATEMENT_MS,
  SLOW_STATEMENT_MS,
  SLOW_STATEMENTS_MIN,
  TURN_MS_MAX,
  UNPAUSED_MS_MAX,
} from '../limits.ts'

let sinceTurn: (() => number) | undefined

/** Real milliseconds since somebody first asked in this turn of the event loop; all shells share it. */
function workedMs(): number {
  if (!sinceTurn) {
    sinceTurn = stopwatch()
    void beginAnewWithNextTurn()
  }
  return sinceTurn()
}

async function beginAnewWithNextTurn(): Promise<void> {
  await nextTurn()
  sinceTurn = undefined
}

/** Lets the rest of the process work, when the shells have worked for a while. */
export async function giveTurn(): Promise<void> {
  if (workedMs() > TURN_MS_MAX) await nextTurn()
}

/** Ends a program whose text grows and grows; its words are those of GNU sed and gawk without memory. */
class Overworked extends Error {
  constructor() {
    super('memory exhausted')
  }
}

/** Milliseconds of the processor that this process has taken, however busy the machine is. */
function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

/**
 * Looks at each statement of `sed` and `awk`: the interpreter runs their programs without a pause, and bounds
 * how many statements they carry out, but not how long the text of each may grow. When most of the time goes into
 * slow statements the next ones are measured on the processor, as a busy machine makes all of them slow.
 */
export function watchUnpausedWork(): NonNullable<BashOptions['coverage']> {
  let slow = { count: 0, ms: 0 }
  let lastMs = 0
  let measured = { left: 0, fromMs: 0 }

  function measure(): void {
    const nowMs = processorMs()
    if (nowMs - measured.fromMs > OVERGROWN_STATEMENT_MS) throw new Overworked()
    measured = { left: measured.left - 1, fromMs: nowMs }
  }

  return {
    hit: (feature) => {
      if (!/^(?:sed|awk):/.test(feature)) return
      const ms = workedMs()
      const tookMs = ms - lastMs
      lastMs = ms
      if (measured.left > 0) measure()
      if (tookMs < 0) slow = { count: 0, ms: 0 }
      else if (tookMs > SLOW_STATEMENT_MS) slow = { count: slow.count + 1, ms: slow.ms + tookMs }
      const isMostly = slow.count >= SLOW_STATEMENTS_MIN && slow.ms > ms / 2
      if (ms < UNPAUSED_MS_MAX || !isMostly || measured.left > 0) return
      slow = { count: 0, ms: 0 }
      measured = { left: MEASURED_STATEMENTS, fromMs: processorMs() }
    },
  }
}
