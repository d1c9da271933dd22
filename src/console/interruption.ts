import { Interrupted } from './command-io.ts'
import { defer } from './deferred.ts'

/** Ends one running command: by Ctrl-C, or because the visitor is gone. */
export interface Interruption {
  readonly signal: AbortSignal
  readonly interrupt: () => void
  /** The outcome of `work`, or `Interrupted` when that comes first. */
  readonly race: <Value>(work: Value | Promise<Value>) => Promise<Value>
  /** Whether an error only says that the command was interrupted. */
  readonly explains: (error: unknown) => boolean
}

/** Makes the interruption of one command. */
export function createInterruption(): Interruption {
  const abort = new AbortController()
  const interrupted = defer<never>()
  interrupted.promise.catch(() => {})
  return {
    signal: abort.signal,
    interrupt: () => {
      if (abort.signal.aborted) return
      const reason = new Interrupted()
      abort.abort(reason)
      interrupted.reject(reason)
    },
    race: (work) => Promise.race([interrupted.promise, work]),
    explains: (error) =>
      error instanceof Interrupted ||
      (abort.signal.aborted && error instanceof Error && error.name === 'AbortError'),
  }
}
