import type { Key, KeyName } from './keys.ts'

/** A line being typed: what stands before and after the cursor, so that the cursor cannot leave it. */
export interface Line {
  readonly before: string
  readonly after: string
  /** What was cut last, for Ctrl-Y. */
  readonly killed: string
  /** How many lines back in the history; 0 is the visitor's own. */
  readonly recalled: number
  /** The visitor's own line while an older one is shown. */
  readonly draft: string
  /** Characters have been dropped since the line was last shorter than its limit. */
  readonly overflowing: boolean
}

/** What lies around the line. */
export interface LineSurroundings {
  /** Oldest first. */
  readonly history: readonly string[]
  readonly bytesMax: number
}

/** The line after a key, and whether the bell rings. */
export interface Edited {
  readonly line: Line
  readonly bell: boolean
}

/** A line with nothing in it. */
export const emptyLine: Line = {
  before: '',
  after: '',
  killed: '',
  recalled: 0,
  draft: '',
  overflowing: false,
}

/** All of the line. */
export function textOf({ before, after }: Pick<Line, 'before' | 'after'>): string {
  return before + after
}

/** The line after a key. Keys that are no matter of the line (Enter, Tab, `?`) leave it as it is. */
export function editLine(line: Line, key: Key, surroundings: LineSurroundings): Edited {
  if (key.name === 'text') return insert(line, key.text, surroundings.bytesMax)
  if (key.name === 'yank') return insert(line, line.killed, surroundings.bytesMax)
  if (key.name === 'up') return recall(line, line.recalled + 1, surroundings.history)
  if (key.name === 'down') return recall(line, line.recalled - 1, surroundings.history)
  const change = changes[key.name]
  if (!change) return { line, bell: false }
  const next = { ...line, ...change(line) }
  const overflowing = line.overflowing && textOf(next).length >= textOf(line).length
  return { line: { ...next, overflowing }, bell: false }
}

type Change = (line: Line) => Partial<Line>

const changes: Partial<Readonly<Record<KeyName, Change>>> = {
  backspace: ({ before }) => ({ before: before.slice(0, lastCharStart(before)) }),
  delete: ({ after }) => ({ after: after.slice(firstCharEnd(after)) }),
  'end-of-input': ({ after }) => ({ after: after.slice(firstCharEnd(after)) }),
  left: ({ before, after }) => splitBefore(before, after, lastCharStart(before)),
  right: ({ before, after }) => splitAfter(before, after, firstCharEnd(after)),
  home: ({ before, after }) => ({ before: '', after: before + after }),
  end: ({ before, after }) => ({ before: before + after, after: '' }),
  'word-left': ({ before, after }) => splitBefore(before, after, lastWordStart(before)),
  'word-right': ({ before, after }) => splitAfter(before, after, firstWordEnd(after)),
  'kill-end': ({ after }) => ({ after: '', killed: after }),
  'kill-start': ({ before }) => ({ before: '', killed: before }),
  'kill-word': ({ before }) => {
    const start = lastWordStart(before)
    return { before: before.slice(0, start), killed: before.slice(start) }
  },
}

function insert(line: Line, text: string, bytesMax: number): Edited {
  const room = bytesMax - Buffer.byteLength(textOf(line))
  const fitting = fit(text, room)
  const dropped = fitting.length < text.length
  return {
    line: { ...line, before: line.before + fitting, overflowing: line.overflowing || dropped },
    bell: dropped && !line.overflowing,
  }
}

/** As much of the text as fits into a number of UTF-8 bytes. */
function fit(text: string, bytes: number): string {
  const start = text.slice(0, Math.max(0, bytes))
  if (Buffer.byteLength(start) <= bytes && !endsWithin(text, start.length)) return start
  let used = 0
  let fitting = ''
  for (const char of start) {
    used += Buffer.byteLength(char)
    if (used > bytes || (char.length === 1 && isHighSurrogate(char))) break
    fitting += char
  }
  return fitting
}

function recall(line: Line, recalled: number, history: readonly string[]): Edited {
  if (recalled < 0 || recalled > history.length) return { line, bell: true }
  const draft = line.recalled === 0 ? textOf(line) : line.draft
  const before = recalled === 0 ? draft : history.at(-recalled)!
  return { line: { ...line, before, after: '', recalled, draft, overflowing: false }, bell: false }
}

function splitBefore(before: string, after: string, at: number): Partial<Line> {
  return { before: before.slice(0, at), after: before.slice(at) + after }
}

function splitAfter(before: string, after: string, at: number): Partial<Line> {
  return { before: before + after.slice(0, at), after: after.slice(at) }
}

function lastWordStart(before: string): number {
  return before.search(/\S*\s*$/)
}

function firstWordEnd(after: string): number {
  return /^\s*\S*/.exec(after)![0].length
}

function lastCharStart(text: string): number {
  return Math.max(0, text.length - (endsWithin(text, text.length - 1) ? 2 : 1))
}

function firstCharEnd(text: string): number {
  return endsWithin(text, 1) ? 2 : 1
}

/** Whether a place lies between the two halves of a surrogate pair. */
function endsWithin(text: string, at: number): boolean {
  return at > 0 && at < text.length && isHighSurrogate(text[at - 1]!)
}

function isHighSurrogate(char: string): boolean {
  return char >= '\ud800' && char <= '\udbff'
}
