import { textRows, type Editor } from './editor.ts'
import { carryOutEx } from './ex-commands.ts'
import { remembering } from './history.ts'
import { inserted, pressInsert } from './insert-mode.ts'
import type { ViKey } from './keys.ts'
import { motionFor, pressNormal } from './normal-mode.ts'
import { operate, type Operator } from './operators.ts'
import { asksForRepeat, keepingChange, repeatedKeys } from './repeat.ts'
import { searched } from './search.ts'
import { pressVisual } from './visual-mode.ts'

/** The editor after a key. A wish is left standing until it is answered from outside. */
export function press(editor: Editor, key: ViKey): Editor {
  const quiet = { ...editor, rings: false }
  if (typeof key !== 'string') return scrolledIntoView(pasted(quiet, key.paste))
  return scrolledIntoView(pressed(quiet, key))
}

function pressed(editor: Editor, key: string): Editor {
  if (!asksForRepeat(editor, key)) return keepingChange(editor, key, carriedOut(editor, key))
  const keys = repeatedKeys(editor)
  const start: Editor = { ...editor, pending: '', rings: keys.length === 0 }
  return { ...keys.reduce(carriedOut, start), lastChange: keys, typed: undefined }
}

function carriedOut(editor: Editor, key: string): Editor {
  if (editor.mode === 'command') return pressCommand(editor, key)
  if (editor.mode === 'visual' || editor.mode === 'visual-line')
    return pressVisual(editor, key, motionFor)
  if (editor.mode !== 'normal') return pressInsert(editor, key)
  const next = pressNormal(editor, key)
  // `ZZ` is `:x` and Enter.
  return next.pending === '<CR>' ? pressCommand({ ...next, pending: '' }, '<CR>') : next
}

/** Pasted text is text in insert mode, one line in a command line, and put in where the cursor is otherwise. */
function pasted(editor: Editor, text: string): Editor {
  if (editor.mode === 'command')
    return { ...editor, commandLine: editor.commandLine + text.split('\n')[0]! }
  if (editor.mode === 'insert') return inserted(editor, text)
  if (editor.mode === 'replace')
    return Array.from(text).reduce(
      (next, char) => pressInsert(next, char === '\n' ? '<CR>' : char),
      editor,
    )
  const insert: Editor = { ...remembering(editor), mode: 'insert' }
  return { ...inserted(insert, text), mode: 'normal' }
}

function pressCommand(editor: Editor, key: string): Editor {
  const { commandLine } = editor
  const none = { commandLine: '', message: '', pending: '', chosen: '' }
  const left: Editor = { ...editor, ...none, mode: 'normal' }
  if (key === '<Esc>' || key === '<C-c>') return left
  if (key === '<BS>' || key === '<C-h>') {
    const shorter = commandLine.slice(0, -1)
    return shorter === '' ? left : { ...editor, commandLine: shorter }
  }
  if (key === '<C-u>') return { ...editor, commandLine: commandLine[0]! }
  if (key === '<C-w>')
    return { ...editor, commandLine: commandLine[0]! + commandLine.slice(1).replace(/\S*\s*$/, '') }
  if (key === '<Tab>') return { ...editor, rings: true }
  if (key !== '<CR>' && key.length > 1 && key.startsWith('<')) return editor
  if (key !== '<CR>') return { ...editor, commandLine: commandLine + key }
  const text = commandLine.slice(1)
  if (!commandLine.startsWith(':')) {
    const found = searched(left, text, commandLine.startsWith('/'))
    const isMet = !found.message.startsWith('E')
    if (editor.pending === '' || !isMet) return found
    const start = { ...left, search: found.search, chosen: editor.chosen }
    const end = { ...placeOf(found), span: 'before' as const }
    return { ...operate(start, editor.pending as Operator, end), chosen: '' }
  }
  const done = carryOutEx(left, text)
  return done.message === '' && text !== '' ? { ...done, message: `:${text}` } : done
}

function placeOf({ row, column }: Editor) {
  return { row, column }
}

/** The editor with the cursor's line on the screen. */
export function scrolledIntoView(editor: Editor): Editor {
  const { row, lines } = editor
  const height = textRows(editor)
  const top = Math.min(editor.top, lines.length - 1)
  if (row < top)
    return { ...editor, top: row < top - height ? Math.max(0, row - Math.floor(height / 2)) : row }
  let first = top
  while (first < row && rowsFrom(editor, first, row) > height) first++
  const isFar = first - top > height
  return { ...editor, top: isFar ? Math.max(0, row - Math.floor(height / 2)) : first }
}

/** Screen rows that lines take; a long line takes several. */
function rowsFrom(editor: Editor, first: number, last: number): number {
  let rows = 0
  for (let at = first; at <= last; at++) rows += rowsOf(editor, editor.lines[at]!)
  return rows
}

/** Screen rows that one line takes. */
function rowsOf(editor: Editor, line: string): number {
  const { columns, showNumbers, showList } = editor
  const width =
    shownText(line, showList).length + Number(showList) + (showNumbers ? NUMBER_COLUMNS : 0)
  return Math.max(1, Math.ceil(width / columns))
}

/** Columns of `:set number`. */
export const NUMBER_COLUMNS = 4

/** A line as it is shown: tabs up to the next multiple of eight, control characters, or `list` tabs too, as `^X`. */
export function shownText(line: string, list: boolean): string {
  let shown = ''
  for (const char of line) {
    if (char === '\t' && !list) shown += ' '.repeat(8 - (shown.length % 8))
    else if (char < ' ') shown += `^${String.fromCharCode(char.charCodeAt(0) + 0x40)}`
    else shown += char
  }
  return shown
}
