import { matchingBracket } from './brackets.ts'
import { currentLine, textRows, type Editor, type Place } from './editor.ts'
import { repeatedSearch } from './search.ts'

/** Where a motion leads. */
export interface Motion extends Place {
  /** What an operator takes: whole lines, up to the place, or the place too. */
  readonly span: 'lines' | 'before' | 'through'
  /** The column that `j` and `k` aim for afterwards, when it is another. */
  readonly aim?: number
}

/** A motion of so many steps; `given` says that the count was typed. */
type Mover = (editor: Editor, count: number, given: boolean) => Motion | undefined

/** What motions need no further key. */
export const MOTIONS: Readonly<Record<string, Mover>> = {
  h: ({ row, column }, count) => within({ row, column: Math.max(0, column - count) }),
  l: (editor, count) =>
    within({
      row: editor.row,
      column: Math.min(currentLine(editor).length, editor.column + count),
    }),
  j: (editor, count) => vertical(editor, count),
  k: (editor, count) => vertical(editor, -count),
  '0': ({ row }) => within({ row, column: 0 }),
  '^': (editor) => within({ row: editor.row, column: firstInk(currentLine(editor)) }),
  $: (editor, count) => {
    const row = Math.min(editor.row + count - 1, editor.lines.length - 1)
    const column = Math.max(0, editor.lines[row]!.length - 1)
    return { row, column, span: 'through', aim: Number.POSITIVE_INFINITY }
  },
  w: (editor, count) => within(repeat(editor, count, nextWord(WORD))),
  W: (editor, count) => within(repeat(editor, count, nextWord(BIG_WORD))),
  b: (editor, count) => within(repeat(editor, count, wordBefore(WORD))),
  B: (editor, count) => within(repeat(editor, count, wordBefore(BIG_WORD))),
  e: (editor, count) => ({ ...repeat(editor, count, wordEnd(WORD)), span: 'through' }),
  E: (editor, count) => ({ ...repeat(editor, count, wordEnd(BIG_WORD)), span: 'through' }),
  G: (editor, count, given) => toLine(editor, given ? count - 1 : editor.lines.length - 1),
  gg: (editor, count) => toLine(editor, count - 1),
  H: (editor, count) => toLine(editor, editor.top + count - 1),
  L: (editor, count) =>
    toLine(editor, Math.min(editor.lines.length, editor.top + textRows(editor)) - count),
  M: (editor) => {
    const shown = Math.min(editor.lines.length - editor.top, textRows(editor))
    return toLine(editor, editor.top + Math.floor((shown - 1) / 2))
  },
  '<CR>': (editor, count) => toLine(editor, editor.row + count),
  '+': (editor, count) => toLine(editor, editor.row + count),
  '-': (editor, count) => toLine(editor, editor.row - count),
  '}': (editor, count) => within(repeat(editor, count, paragraph(1))),
  '{': (editor, count) => within(repeat(editor, count, paragraph(-1))),
  '|': ({ row }, count) => within({ row, column: count - 1 }),
  '%': (editor) => {
    const place = matchingBracket(editor)
    return place && { ...place, span: 'through' }
  },
  n: (editor) => found(repeatedSearch(editor, false)),
  N: (editor) => found(repeatedSearch(editor, true)),
}

/** Other keys for the same motions. */
export const SYNONYMS: Readonly<Record<string, string>> = {
  '<Left>': 'h',
  '<BS>': 'h',
  '<C-h>': 'h',
  '<Right>': 'l',
  ' ': 'l',
  '<Down>': 'j',
  '<C-n>': 'j',
  '<C-j>': 'j',
  '<Up>': 'k',
  '<C-p>': 'k',
  '<Home>': '0',
  '<End>': '$',
}

/** `f`, `t`, `F` and `T`: to a character of the line. */
export function toCharacter(editor: Editor, kind: string, char: string): Motion | undefined {
  const line = currentLine(editor)
  const forward = kind === 'f' || kind === 't'
  const at = forward
    ? line.indexOf(char, editor.column + 1)
    : line.lastIndexOf(char, editor.column - 1)
  if (at < 0 || (!forward && editor.column === 0)) return undefined
  const shift = kind === 't' ? -1 : kind === 'T' ? 1 : 0
  return { row: editor.row, column: at + shift, span: forward ? 'through' : 'before' }
}

/** The first character of a line that is no blank. */
export function firstInk(line: string): number {
  const at = line.search(/\S/)
  return at < 0 ? Math.max(0, line.length - 1) : at
}

const within = (place: Place): Motion => ({ row: place.row, column: place.column, span: 'before' })

const found = (place: Place | undefined) => place && within(place)

function vertical(editor: Editor, rows: number): Motion | undefined {
  const row = editor.row + rows
  if (row < 0 || row >= editor.lines.length) return undefined
  const last = Math.max(0, editor.lines[row]!.length - 1)
  return { row, column: Math.min(editor.aim, last), span: 'lines', aim: editor.aim }
}

function toLine(editor: Editor, wanted: number): Motion {
  const row = Math.min(Math.max(0, wanted), editor.lines.length - 1)
  return { row, column: firstInk(editor.lines[row]!), span: 'lines' }
}

type Step = (lines: readonly string[], place: Place) => Place

function repeat({ lines, row, column }: Editor, count: number, step: Step): Place {
  let place: Place = { row, column }
  for (let times = 0; times < Math.min(count, 1_000); times++) place = step(lines, place)
  return place
}

/** The kind of a character: blank, of a word, or other. */
type Kind = (char: string | undefined) => number

const WORD: Kind = (char) => (char === undefined || /\s/.test(char) ? 0 : /\w/.test(char) ? 1 : 2)
const BIG_WORD: Kind = (char) => (char === undefined || /\s/.test(char) ? 0 : 1)

function nextWord(kind: Kind): Step {
  return (lines, { row, column }) => {
    const line = lines[row]!
    const start = kind(line[column])
    let at = column
    if (start !== 0) while (at < line.length && kind(line[at]) === start) at++
    while (at < line.length && kind(line[at]) === 0) at++
    if (at < line.length) return { row, column: at }
    for (let next = row + 1; next < lines.length; next++) {
      const ink = lines[next]!.search(/\S/)
      if (lines[next] === '' || ink >= 0) return { row: next, column: Math.max(0, ink) }
    }
    return { row, column: line.length }
  }
}

function wordBefore(kind: Kind): Step {
  return (lines, { row, column }) => {
    let line = lines[row]!
    let at = column - 1
    let on = row
    while (at >= 0 && kind(line[at]) === 0) at--
    while (at < 0 && on > 0) {
      on--
      line = lines[on]!
      if (line === '') return { row: on, column: 0 }
      at = line.length - 1
      while (at >= 0 && kind(line[at]) === 0) at--
    }
    while (at > 0 && kind(line[at - 1]) === kind(line[at])) at--
    return { row: on, column: Math.max(0, at) }
  }
}

function wordEnd(kind: Kind): Step {
  return (lines, { row, column }) => {
    let on = row
    let line = lines[row]!
    let at = column + 1
    while (at < line.length && kind(line[at]) === 0) at++
    while (at >= line.length && on < lines.length - 1) {
      on++
      line = lines[on]!
      at = Math.max(0, line.search(/\S/))
    }
    while (at + 1 < line.length && kind(line[at + 1]) === kind(line[at])) at++
    return { row: on, column: Math.max(0, Math.min(at, line.length - 1)) }
  }
}

function paragraph(direction: 1 | -1): Step {
  return (lines, { row }) => {
    let at = row
    while (lines[at] === '' && lines[at + direction] !== undefined) at += direction
    while (lines[at] !== '' && lines[at + direction] !== undefined) at += direction
    const atEnd = direction === 1 && at === lines.length - 1 && lines[at] !== ''
    return { row: at, column: atEnd ? lines[at]!.length : 0 }
  }
}
