import type { Clock } from '../clock/lab-clock.ts'
import type { Redaction } from '../journal/redaction.ts'

/** What one login of a script showed on its screen. */
export interface SessionRecording {
  readonly appliance: string
  /** Lab time of the login, milliseconds since 1970. */
  readonly startMs: number
  /** What was printed, each piece with the milliseconds since the login. */
  readonly pieces: readonly { readonly afterMs: number; readonly text: string }[]
}

/** Keeps what logins show, for the trace of a scenario that fails. */
export interface Recordings {
  /** A login has begun; the answer is to be given everything that it prints. */
  readonly begin: (appliance: string) => (text: string) => void
  /** Everything recorded so far, without secrets. */
  readonly list: () => readonly SessionRecording[]
}

/** Characters kept of all logins together; what comes later is dropped. */
const KEPT_MAX = 4_000_000

/** Makes the recordings of one lab. */
export function createRecordings(clock: Clock, redaction: Redaction): Recordings {
  const all: (SessionRecording & { pieces: { afterMs: number; text: string }[] })[] = []
  let kept = 0
  return {
    begin(appliance) {
      const recording = {
        appliance,
        startMs: clock.now(),
        pieces: [] as SessionRecording['pieces'][number][],
      }
      all.push(recording)
      return (text) => {
        kept += text.length
        if (kept > KEPT_MAX) return
        const afterMs = clock.now() - recording.startMs
        const last = recording.pieces.at(-1)
        // Pieces of one instant are one: how a socket cuts them is no evidence, and a secret may lie across a cut.
        if (last?.afterMs === afterMs)
          recording.pieces[recording.pieces.length - 1] = { afterMs, text: last.text + text }
        else recording.pieces.push({ afterMs, text })
      }
    },
    list: () => all.map((recording) => redaction.scrub(recording)),
  }
}
