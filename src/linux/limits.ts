import type { BashOptions } from 'just-bash'

/** Bounds of one appliance's file tree. */
export interface TreeLimits {
  /** Bytes of all files together. */
  readonly bytesMax: number
  /** Files, folders and links together. */
  readonly inodesMax: number
}

/** The limits of a tree that sets none of its own. */
export const treeLimits: TreeLimits = { bytesMax: 64 * 1_048_576, inodesMax: 20_000 }

/** Bounds of one shell visit, so that no visitor can make it grow or hang. */
export interface ShellLimits {
  /** UTF-8 bytes of one typed line. */
  readonly lineBytesMax: number
  /** UTF-8 bytes of one command with its continuation lines. */
  readonly commandBytesMax: number
  /** Bytes kept that arrive while nobody reads them. */
  readonly typeAheadBytesMax: number
  readonly historyLinesMax: number
  /** Shells within shells: `su`, `sudo -i`. */
  readonly shellsMax: number
  /** UTF-8 bytes typed to one command that reads the terminal to its end. */
  readonly typedInputBytesMax: number
}

/** The limits of a shell that sets none of its own. */
export const shellLimits: ShellLimits = {
  lineBytesMax: 65_536,
  commandBytesMax: 1_048_576,
  typeAheadBytesMax: 1_048_576,
  historyLinesMax: 500,
  shellsMax: 16,
  typedInputBytesMax: 1_048_576,
}

/** Bounds of the interpreter for one typed command; what goes beyond ends the command with an error. */
export const executionLimits: NonNullable<BashOptions['executionLimits']> = {
  maxSourceBytes: 1_048_576,
  maxExecDepth: 16,
  maxCallDepth: 64,
  maxCommandCount: 20_000,
  // Of loops, see below; the interpreter's own `grep` looks at ten times as many lines.
  maxLoopIterations: 12_000,
  maxAwkIterations: 200_000,
  maxSedIterations: 20_000,
  maxWorkUnits: 1_000_000,
  maxTraversalEntries: 50_000,
  maxTraversalDepth: 128,
  maxTraversalWork: 100_000,
  maxLiveBytes: 32 * 1_048_576,
  maxInputBytes: 32 * 1_048_576,
  maxArchiveBytes: 16 * 1_048_576,
  maxArchiveEntryBytes: 16 * 1_048_576,
  maxGlobOperations: 500_000,
  maxStringLength: 4 * 1_048_576,
  maxArrayElements: 400_000,
  maxHeredocSize: 1_048_576,
  maxSubstitutionDepth: 16,
  maxBraceExpansionResults: 10_000,
  maxOutputSize: 8 * 1_048_576,
  maxFileDescriptors: 256,
  maxSourceDepth: 16,
  // Someone may sit in an editor for hours of real time; the counts above bound the work.
  maxExecutionTimeMs: Number.POSITIVE_INFINITY,
}

/** Rounds of one loop of the shell: about a second of the processor. */
export const LOOP_ROUNDS_MAX = 5_000

/** Jobs that run behind one shell at the same time. */
export const JOBS_MAX = 64
/** Jobs within jobs; each may begin two, as the bombs do that everybody tries. */
export const JOBS_DEEP_MAX = 4

/** Times that commands open or write the terminal before others of the process get a turn. */
export const WRITES_IN_A_TURN_MAX = 50

/** Real milliseconds that the shells of a process work before its other parts get a turn. */
export const TURN_MS_MAX = 8

/** Real milliseconds without a pause after which it matters whether statements of `sed` and `awk` are slow. */
export const UNPAUSED_MS_MAX = 250
/** Real milliseconds of a slow statement: usual ones take a fiftieth, unless their text has grown out of measure. */
export const SLOW_STATEMENT_MS = 1
/** Slow statements before they count as more than a text of many lines. */
export const SLOW_STATEMENTS_MIN = 6
/** Statements that are measured on the processor after that. */
export const MEASURED_STATEMENTS = 64
/** Milliseconds of the processor that none of them may take: its text has grown out of measure. */
export const OVERGROWN_STATEMENT_MS = 20

/** Symbolic links followed along one path (Linux, path_resolution(7)). */
export const LINKS_FOLLOWED_MAX = 40
/** UTF-8 bytes of one file name (Linux, NAME_MAX). */
export const NAME_BYTES_MAX = 255
/** UTF-8 bytes of one path (Linux, PATH_MAX). */
export const PATH_BYTES_MAX = 4_096
/** Folders within folders; paths of single letters would be a thousand deep. */
export const FOLDERS_DEEP_MAX = 256
/** Bytes that one read of an endless device gives. */
export const ENDLESS_DEVICE_BYTES = 65_536
/** Bytes that an endless producer writes into a pipe before the pipe counts as broken. */
export const ENDLESS_OUTPUT_BYTES = 262_144
/** Lines that an endless producer writes to a terminal between two looks at Ctrl-C. */
export const ENDLESS_OUTPUT_LINES = 500
/** Files that one `find` looks at; links that lead back would be followed for ever. */
export const FIND_FILES_MAX = 100_000
/** Steps back that the editor keeps. */
export const UNDO_STEPS_MAX = 200
/** UTF-8 bytes of a file that the editor opens. */
export const EDITED_BYTES_MAX = 4 * 1_048_576
