import { nextTurn } from '../../clock/real-time.ts'
import { WRITES_IN_A_TURN_MAX } from '../limits.ts'
import type { SessionEnds } from './session-ends.ts'

/** Where the commands of a visit read and write; only the interpreter's file system knows these paths. */
export const SESSION = {
  out: '/dev/.session/out',
  error: '/dev/.session/error',
  /** One typed line, for `read`. */
  line: '/dev/.session/line',
  /** One typed line without echo, for `read -s`. */
  secret: '/dev/.session/secret',
  /** Everything typed until the end of input. */
  input: '/dev/.session/input',
} as const

/** The variable that tells a command which of its ends is the terminal: `i`, `o` or both. */
export const ENDS_VARIABLE = '_FIELDFAULT_ENDS'

/** The command that tells how a line left the shell. */
export const LINE_END_COMMAND = 'fieldfault-line-end'

/** The command that stands in every loop and lets others work. */
export const LOOP_TURN_COMMAND = 'fieldfault-loop-turn'

/** The command that begins a job inside of a compound command. */
export const BEHIND_COMMAND = 'fieldfault-behind'

/** The command that stands behind every command that writes a file and tells whether the disk was full. */
export const WRITTEN_COMMAND = 'fieldfault-written'

/** The option of `tail` that names the filters behind it in the pipe. */
export const THROUGH_OPTION = '--fieldfault-through'

/** Stands in front of the name of every file that a command is to write. */
export const TARGET_PREFIX = '/dev/.session/to:'

/** Where a file that may not be written is shown to the interpreter. */
export const REFUSED_TARGET = '/dev/.session/refused'

const TERMINAL = '/dev/tty'
const DEVICES: ReadonlySet<string> = new Set([TERMINAL, ...Object.values(SESSION)])

/** Reads and writes the ends of a visit; a loop that writes lets others work now and then. */
export function sessionDevices(ends: SessionEnds) {
  let writes = 0
  return {
    has: (path: string) => DEVICES.has(path),
    write: async (path: string, bytes: Uint8Array) => {
      if (++writes % WRITES_IN_A_TURN_MAX === 0) await nextTurn()
      if (bytes.length === 0) return
      if (path === SESSION.error) ends.error(bytes)
      else ends.out(bytes)
    },
    read: async (path: string): Promise<Uint8Array> => {
      if (path === SESSION.input) return ends.readAll()
      const line = await ends.readLine({ echo: path !== SESSION.secret })
      return Buffer.from(line === undefined ? '' : `${line}\n`)
    },
  }
}
