import type { SessionRecording } from '../lab/recordings.ts'

/** Columns and rows of the terminal that scripts log in with. */
const SIZE = { width: 120, height: 40 }
/** The longest pause that a player waits through, seconds; lab time may stand for days between two commands. */
const PAUSE_MAX = 2

/** What a login showed, as a file that asciinema plays (asciicast, version 2). */
export function asciicast({ appliance, startMs, pieces }: SessionRecording): string {
  const header = {
    version: 2,
    ...SIZE,
    timestamp: Math.floor(startMs / 1_000),
    title: appliance,
    idle_time_limit: PAUSE_MAX,
  }
  const events = pieces.map(({ afterMs, text }) => [
    afterMs / 1_000,
    'o',
    text.replaceAll(/\r?\n/g, '\r\n'),
  ])
  return [header, ...events].map((line) => `${JSON.stringify(line)}\n`).join('')
}
