import { displayWidth } from './display-width.ts'
import { textOf, type Line } from './edit-line.ts'

/** What of a line is drawn. */
export type Shown = Pick<Line, 'before' | 'after'>

/** Where a line is drawn. */
export interface Frame {
  /** Columns that the prompt takes. */
  readonly promptWidth: number
  /** Columns of the terminal; a longer line goes on in the next row. */
  readonly columns: number
}

/** Ends a full row, with or without automatic margins, and goes to the start of the next one. */
const NEXT_ROW = ' \r'
const CLEAR_BELOW = '\u001b[J'

/** What to send so that a terminal that shows `from` shows `to`. */
export function drawLine(from: Shown, to: Shown, frame: Frame): string {
  const shown = textOf(from)
  const wanted = textOf(to)
  const cursor = placeAfter(from.before, frame)
  const target = placeAfter(to.before, frame)
  if (shown === wanted) return move(cursor, target)
  const same = sharedStart(shown, wanted)
  const change = placeAfter(wanted.slice(0, same), frame)
  const end = placeAfter(wanted, frame)
  const tail = wanted.slice(same)
  const fullRow = tail !== '' && end.column === 0 ? NEXT_ROW : ''
  const cleared = clear(end, placeAfter(shown, frame))
  return move(cursor, change) + tail + fullRow + cleared + move(end, target)
}

interface Place {
  row: number
  column: number
}

function placeAfter(text: string, { promptWidth, columns }: Frame): Place {
  const width = promptWidth + displayWidth(text)
  return { row: Math.floor(width / columns), column: width % columns }
}

/** Takes away what an older, longer text left behind `end`. */
function clear(end: Place, oldEnd: Place): string {
  if (oldEnd.row > end.row) return CLEAR_BELOW
  const surplus = oldEnd.row === end.row ? Math.max(0, oldEnd.column - end.column) : 0
  return ' '.repeat(surplus) + '\b'.repeat(surplus)
}

function move(from: Place, to: Place): string {
  const rows = to.row - from.row
  const across = to.column - from.column
  if (rows === 0) return across < 0 ? '\b'.repeat(-across) : forward(across)
  const vertical = rows < 0 ? `\u001b[${-rows}A` : `\u001b[${rows}B`
  return `${vertical}\r${forward(to.column)}`
}

function forward(columns: number): string {
  return columns > 0 ? `\u001b[${columns}C` : ''
}

function sharedStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  const splitsPair = length > 0 && /[\ud800-\udbff]/.test(a[length - 1]!)
  return splitsPair ? length - 1 : length
}
