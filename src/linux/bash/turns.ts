import type { BashOptions } from 'just-bash'
import { nextTurn, stopwatch } from '../../clock/real-time.ts'
import { SLOW_STATEMENT_MS, TURN_MS_MAX, UNPAUSED_MS_MAX } from '../limits.ts'

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

/**
 * Looks at each statement of `sed` and `awk`: the interpreter runs their programs without a pause, and bounds
 * how many statements they carry out, but not how long the text of each may grow.
 */
export function watchUnpausedWork(): NonNullable<BashOptions['coverage']> {
  let statements = 0
  let lastMs = 0
  return {
    hit: (feature) => {
      if (!/^(?:sed|awk):/.test(feature)) return
      const ms = workedMs()
      statements = ms < lastMs ? 1 : statements + 1
      lastMs = ms
      if (ms > UNPAUSED_MS_MAX && ms / statements > SLOW_STATEMENT_MS) throw new Overworked()
    },
  }
}
