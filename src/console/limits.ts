/** Bounds of one console, so that no visitor can make it grow or hang. */
export interface ConsoleLimits {
  /** UTF-8 bytes of one typed line; what goes beyond rings the bell and is dropped. */
  readonly lineBytesMax: number
  /** Bytes kept that arrive while a command runs. */
  readonly typeAheadBytesMax: number
  /** Lines kept for recall. */
  readonly historyLinesMax: number
  /** UTF-8 bytes of one multi-line answer; further lines are dropped. */
  readonly answerBytesMax: number
  /** Characters of output held back while the pager waits for a key. */
  readonly heldOutputCharsMax: number
  /** Rows of a terminal that does not tell its height. */
  readonly rowsDefault: number
  /** Columns of a terminal that does not tell its width. */
  readonly columnsDefault: number
}

/** The limits of a console that sets none of its own. */
export const consoleLimits: ConsoleLimits = {
  lineBytesMax: 4_096,
  typeAheadBytesMax: 65_536,
  historyLinesMax: 50,
  answerBytesMax: 262_144,
  heldOutputCharsMax: 4_194_304,
  rowsDefault: 24,
  columnsDefault: 80,
}

/** Characters gathered before they are written to the terminal without waiting for more. */
export const WRITE_CHARS_MAX = 32_768

/** Characters of a filter's regular expression. */
export const PATTERN_CHARS_MAX = 256

/** Steps a regular expression may compile to; bounds `{n,m}` within `{n,m}`. */
export const PATTERN_STEPS_MAX = 4_096

/** Characters kept of a control sequence's parameters; no known key has more. */
export const KEY_PARAMETER_CHARS_MAX = 8
