import { setMaxListeners } from 'node:events'
import { Interrupted } from '../../console/command-io.ts'
import type { Visit } from './visit.ts'

/** The line that a shell runs at present, as far as it can be ended from outside. */
export interface Interruptible {
  /** Aborted by Ctrl-C, by a shell further out, and when the visitor is gone. */
  readonly signal: () => AbortSignal
  readonly interrupt: () => void
  /** Runs a line that can be ended; `outer` ends it too. */
  readonly during: <Value>(
    work: (signal: AbortSignal) => Promise<Value>,
    outer: AbortSignal | undefined,
  ) => Promise<Value>
}

/** Said at a Ctrl-Z: a program here runs to its end or is ended; the words are bash's of a shell that cannot. */
const CANNOT_SUSPEND = '^Z\nbash: suspend: cannot suspend\n'

/** Makes lines of one shell interruptible. */
export function createInterruptible({ keyboard, output, gone, busy }: Visit): Interruptible {
  let current = new AbortController()
  return {
    signal: () => current.signal,
    interrupt: () => current.abort(new Interrupted()),
    during: async (work, outer) => {
      const mine = new AbortController()
      // Every command of a pipe and every file that is followed listens.
      setMaxListeners(0, mine.signal)
      const giveUp = () => mine.abort(new Interrupted())
      current = mine
      const unguard = keyboard.guard(
        () => {
          output.write('^C\n')
          giveUp()
        },
        () => output.write(CANNOT_SUSPEND),
      )
      const unlink = onAbort([gone, outer], giveUp)
      try {
        return await busy(() => work(mine.signal))
      } finally {
        unguard()
        unlink()
      }
    },
  }
}

function onAbort(signals: readonly (AbortSignal | undefined)[], act: () => void): () => void {
  for (const signal of signals) {
    if (signal?.aborted) act()
    signal?.addEventListener('abort', act)
  }
  return () => {
    for (const signal of signals) signal?.removeEventListener('abort', act)
  }
}
