import { currentLine, textRows, type Editor } from './editor.ts'
import { NUMBER_COLUMNS, shownText } from './press.ts'

const HOME = '\u001b[H'
const CLEAR_LINE = '\u001b[K'
const HIDE_CURSOR = '\u001b[?25l'
const SHOW_CURSOR = '\u001b[?25h'
const BELL = '\u0007'
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

function piecesOf({ lines, showNumbers, columns }: Editor, at: number): string[] {
  const number = showNumbers ? `${String(at + 1).padStart(NUMBER_COLUMNS - 1)} ` : ''
  const text = number + shownText(lines[at]!)
  const pieces: string[] = []
  for (let from = 0; from < text.length; from += columns)
    pieces.push(text.slice(from, from + columns))
  return pieces.length > 0 ? pieces : ['']
}

function lastRow(editor: Editor): string {
  const { mode, commandLine, message, columns, row, column } = editor
  if (mode === 'command') return commandLine.slice(-columns + 1)
  const words = mode === 'insert' ? '-- INSERT --' : mode === 'replace' ? '-- REPLACE --' : message
  const shown = words.slice(0, columns - 1)
  const ruler = `${row + 1},${column + 1}`
  const at = columns - 18
  return at > shown.length ? shown.padEnd(at) + ruler : shown
}

function cursorOf(editor: Editor, screen: readonly string[]) {
  const { mode, top, row, column, columns, showNumbers } = editor
  const last = screen.length - 1
  if (mode === 'command') return { row: last, column: Math.min(screen[last]!.length, columns - 1) }
  let at = 0
  for (let line = top; line < row; line++) at += piecesOf(editor, line).length
  const lead = showNumbers ? NUMBER_COLUMNS : 0
  const width = lead + shownText(currentLine(editor).slice(0, column)).length
  return { row: Math.min(at + Math.floor(width / columns), last - 1), column: width % columns }
}
