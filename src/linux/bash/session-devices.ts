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

/** The option of `tail` that names the filters behind it in the pipe. */
export const THROUGH_OPTION = '--fieldfault-through'

/** Stands in front of the name of every file that a command is to write. */
export const TARGET_PREFIX = '/dev/.session/to:'

/** Where a file that may not be written is shown to the interpreter. */
export const REFUSED_TARGET = '/dev/.session/refused'
