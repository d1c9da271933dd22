import { currentLine, textRows, type Editor, type EditorMode } from './editor.ts'
import { NUMBER_COLUMNS, shownText } from './press.ts'
import { chosenColumns } from './visual-mode.ts'

const HOME = '\u001b[H'
const CLEAR_LINE = '\u001b[K'
const HIDE_CURSOR = '\u001b[?25l'
const SHOW_CURSOR = '\u001b[?25h'
const BELL = '\u0007'
const REVERSE = '\u001b[7m'
const PLAIN = '\u001b[m'
/** The alternate screen, application cursor keys and bracketed paste, as Vim turns them on for xterm. */
export const ENTER_SCREEN = '\u001b[?1049h\u001b[?1h\u001b=\u001b[?2004h'
/** Turns them off again. */
export const LEAVE_SCREEN = '\u001b[?2004l\u001b[?1l\u001b>\u001b[?1049l'

/** The screen of an editor as rows of text, the last one with its message or what is being typed. */
export function screenOf(editor: Editor): string[] {
  const rows: string[] = []
  const height = textRows(editor)
  for (let at = editor.top; rows.length < height && at < editor.lines.length; at++) {
    const pieces = piecesOf(editor, at)
    // A line that does not fit any more is not begun.
    if (rows.length > 0 && rows.length + pieces.length > height) {
      while (rows.length < height) rows.push('@')
      break
    }
    rows.push(...pieces.slice(0, height - rows.length))
  }
  while (rows.length < height) rows.push('~')
  return [...rows, lastRow(editor)]
}

/** What to send so that a terminal shows the editor; only rows that differ from `before` are written. */
export function draw(editor: Editor, before: readonly string[] = []): string {
  const screen = screenOf(editor)
  const changed = screen.flatMap((text, row) =>
    text === before[row] ? [] : [`\u001b[${row + 1};1H${text}${CLEAR_LINE}`],
  )
  const { row, column } = cursorOf(editor, screen)
  const bell = editor.rings ? BELL : ''
  return `${HIDE_CURSOR}${HOME}${changed.join('')}\u001b[${row + 1};${column + 1}H${SHOW_CURSOR}${bell}`
}

function piecesOf(editor: Editor, at: number): string[] {
  const { lines, showNumbers, showList, columns } = editor
  const number = showNumbers ? `${String(at + 1).padStart(NUMBER_COLUMNS - 1)} ` : ''
  const text = number + shownText(lines[at]!, showList) + (showList ? '$' : '')
  const marked = markedCells(editor, at, number.length)
  const pieces: string[] = []
  for (let from = 0; from < text.length; from += columns)
    pieces.push(withMarked(text.slice(from, from + columns), marked.from - from, marked.to - from))
  return pieces.length > 0 ? pieces : [withMarked('', marked.from, marked.to)]
}

/** The cells of a line that show chosen text. */
function markedCells(editor: Editor, at: number, lead: number): { from: number; to: number } {
  const columns = chosenColumns(editor, at)
  if (!columns) return { from: 0, to: 0 }
  const line = editor.lines[at]!
  const cell = (column: number) => lead + shownText(line.slice(0, column), editor.showList).length
  return { from: cell(columns.from), to: Math.max(cell(columns.to), cell(columns.from) + 1) }
}

function withMarked(piece: string, from: number, to: number): string {
  const start = Math.max(0, from)
  if (to <= start || start > piece.length) return piece
  const chosen = piece.slice(start, to) || ' '
  return `${piece.slice(0, start)}${REVERSE}${chosen}${PLAIN}${piece.slice(to)}`
}

const MODE_WORDS: Readonly<Partial<Record<EditorMode, string>>> = {
  insert: '-- INSERT --',
  replace: '-- REPLACE --',
  visual: '-- VISUAL --',
  'visual-line': '-- VISUAL LINE --',
}

function lastRow(editor: Editor): string {
  const { mode, commandLine, message, columns, row, column } = editor
  if (mode === 'command') return commandLine.slice(-columns + 1)
  const words = MODE_WORDS[mode] ?? message
  const shown = words.slice(0, columns - 1)
  const ruler = `${row + 1},${column + 1}`
  const at = columns - 18
  return at > shown.length ? shown.padEnd(at) + ruler : shown
}

function cursorOf(editor: Editor, screen: readonly string[]) {
  const { mode, top, row, column, columns, showNumbers, showList } = editor
  const last = screen.length - 1
  if (mode === 'command') return { row: last, column: Math.min(screen[last]!.length, columns - 1) }
  let at = 0
  for (let line = top; line < row; line++) at += piecesOf(editor, line).length
  const lead = showNumbers ? NUMBER_COLUMNS : 0
  const width = lead + shownText(currentLine(editor).slice(0, column), showList).length
  return { row: Math.min(at + Math.floor(width / columns), last - 1), column: width % columns }
}
