import { currentLine, movedTo, textRows, type Editor } from './editor.ts'
import { redone, remembering, undone } from './history.ts'
import { marked, toMark } from './marks.ts'
import { firstInk, MOTIONS, SYNONYMS, toCharacter, type Motion } from './motions.ts'
import { join, operate, operateLines, put, replaceCharacters, type Operator } from './operators.ts'
import { registerChosen } from './registers.ts'
import { wrapped } from './search.ts'
import { beginVisual } from './visual-mode.ts'

/** A normal command: `2d3w` is the count 2, the operator `d`, the count 3 and the motion `w`. */
const COMMAND =
  /^([1-9]\d*)?(?:([dcy><])([1-9]\d*)?)?(g.?|[fFtTr](?:<CR>|[\s\S])?|Z.?|z.?|".?|[m'`](?:<[^>]+>|[\s\S])?|<[^>]+>|[\s\S])$/u

/** What a key does while keys are commands. */
export function pressNormal(editor: Editor, key: string): Editor {
  if (key === '<Esc>') return { ...editor, pending: '', rings: editor.pending === '' }
  if (key === '<C-c>')
    return { ...editor, pending: '', message: 'Type  :qa  and press <Enter> to exit Vim' }
  const typed = editor.pending + key
  const fresh = { ...editor, message: '' }
  const { rest, name } = registerChosen(typed)
  if (isUnfinished(rest)) return { ...fresh, pending: typed }
  const [, count, operator, inner, command = ''] = COMMAND.exec(rest) ?? []
  const steps = Number(count ?? 1) * Number(inner ?? 1)
  const done = { ...fresh, pending: '', chosen: name }
  const given = count !== undefined || inner !== undefined
  const next = operator
    ? withOperator(done, operator as Operator, { command, steps, given })
    : withoutOperator(done, { command, steps, given })
  // `"ad/word` still has its pattern to come.
  return next.mode === 'command' ? next : { ...next, chosen: '' }
}

/** Digits, an operator, or a command that needs a further key. */
function isUnfinished(typed: string): boolean {
  return /^(?:[1-9]\d*)?(?:[dcy><](?:[1-9]\d*)?)?(?:[gfFtTrZzm"'`])?$/.test(typed)
}

interface Command {
  readonly command: string
  readonly steps: number
  readonly given: boolean
}

function withOperator(
  editor: Editor,
  operator: Operator,
  { command, steps, given }: Command,
): Editor {
  if (command === operator) {
    const last = editor.row + steps - 1
    return operateLines(editor, operator, { first: editor.row, last })
  }
  if (command === '/' || command === '?')
    return { ...editor, mode: 'command', commandLine: command, pending: operator }
  // `cw` on a word changes the word and leaves the blank behind it.
  const onWord = /\S/.test(currentLine(editor)[editor.column] ?? ' ')
  const isWord = command === 'w' || command === 'W'
  const name = operator === 'c' && isWord && onWord ? (command === 'w' ? 'e' : 'E') : command
  const motion = motionFor(editor, name, { steps, given })
  if (!motion) return { ...editor, rings: true }
  // An operator over words stays in its line when the last word ends it.
  const leaves = isWord && name === command && motion.row > editor.row
  const end = { row: editor.row, column: currentLine(editor).length, span: 'before' as const }
  return operate(editor, operator, leaves && steps === 1 ? end : motion)
}

/** Where a command leads that only moves the cursor; `undefined` when it cannot. */
export function motionFor(
  editor: Editor,
  command: string,
  { steps, given }: Omit<Command, 'command'>,
): Motion | undefined {
  const name = SYNONYMS[command] ?? command
  if (/^[fFtT]./su.test(name)) return toCharacter(editor, name[0]!, name.slice(1))
  if (/^['`]./s.test(name)) return toMark(editor, name[0]!, name.slice(1))
  return MOTIONS[name]?.(editor, steps, given)
}

function withoutOperator(editor: Editor, what: Command): Editor {
  const { command, steps } = what
  const act = ACTIONS[command]
  if (act) return act(editor, steps)
  if (/^r./su.test(command)) return replaceCharacters(editor, command.slice(1), steps)
  if (/^m[a-z]$/.test(command)) return marked(editor, command.slice(1))
  if (command === 'ZZ') return { ...editor, commandLine: ':x', mode: 'command', pending: '<CR>' }
  if (command === 'ZQ') return { ...editor, wish: { wish: 'quit' } }
  const motion = motionFor(editor, command, what)
  if (!motion) return noted(editor, command)
  const moved = movedTo(editor, motion)
  const aim = motion.aim ?? moved.aim
  if (command !== 'n' && command !== 'N') return { ...moved, aim }
  const forward = editor.search!.forward === (command === 'n')
  const message =
    wrapped(editor, motion, forward) ?? `${forward ? '/' : '?'}${editor.search!.pattern}`
  return { ...moved, message }
}

/** A command that can do nothing here. */
function noted(editor: Editor, command: string): Editor {
  if (/^['`]./s.test(command)) return { ...editor, message: 'E20: Mark not set', rings: true }
  if (command !== 'n' && command !== 'N') return { ...editor, rings: true }
  const { search } = editor
  if (!search) return { ...editor, message: 'E35: No previous regular expression', rings: true }
  return { ...editor, message: `E486: Pattern not found: ${search.pattern}`, rings: true }
}

type Action = (editor: Editor, count: number) => Editor

const ACTIONS: Readonly<Record<string, Action>> = {
  i: (editor) => inserting(editor, editor.column),
  a: (editor) => inserting(editor, editor.column + 1),
  I: (editor) =>
    inserting(
      editor,
      currentLine(editor).trim() === ''
        ? currentLine(editor).length
        : firstInk(currentLine(editor)),
    ),
  A: (editor) => inserting(editor, currentLine(editor).length),
  o: (editor) => opened(editor, editor.row + 1),
  O: (editor) => opened(editor, editor.row),
  R: (editor) => ({ ...remembering(editor), mode: 'replace' }),
  s: (editor, count) => operateRight(editor, 'c', count),
  S: (editor, count) =>
    operateLines(editor, 'c', { first: editor.row, last: editor.row + count - 1 }),
  x: (editor, count) => operateRight(editor, 'd', count),
  '<Del>': (editor, count) => operateRight(editor, 'd', count),
  X: (editor, count) => {
    const column = Math.max(0, editor.column - count)
    return column === editor.column
      ? { ...editor, rings: true }
      : operate(editor, 'd', { row: editor.row, column, span: 'before' })
  },
  D: (editor) => toLineEnd(editor, 'd'),
  C: (editor) => toLineEnd(editor, 'c'),
  Y: (editor, count) =>
    operateLines(editor, 'y', { first: editor.row, last: editor.row + count - 1 }),
  p: (editor, count) => put(editor, 'after', count),
  P: (editor, count) => put(editor, 'before', count),
  J: (editor, count) => join(editor, count),
  u: (editor, count) => times(editor, count, undone),
  '<C-r>': (editor, count) => times(editor, count, redone),
  '~': (editor, count) => {
    const { row, column, lines } = editor
    const line = currentLine(editor)
    const piece = line.slice(column, column + count)
    const turned = Array.from(piece, (char) =>
      char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase(),
    )
    const made = line.slice(0, column) + turned.join('') + line.slice(column + piece.length)
    return movedTo(
      { ...remembering(editor), lines: lines.with(row, made), changed: true },
      { row, column: column + piece.length },
    )
  },
  v: (editor) => beginVisual(editor, 'visual'),
  V: (editor) => beginVisual(editor, 'visual-line'),
  ':': (editor) => ({ ...editor, mode: 'command', commandLine: ':' }),
  '/': (editor) => ({ ...editor, mode: 'command', commandLine: '/' }),
  '?': (editor) => ({ ...editor, mode: 'command', commandLine: '?' }),
  '<C-d>': (editor) => scrolled(editor, Math.ceil(textRows(editor) / 2)),
  '<C-u>': (editor) => scrolled(editor, -Math.ceil(textRows(editor) / 2)),
  '<C-f>': (editor) => scrolled(editor, textRows(editor) - 2),
  '<PageDown>': (editor) => scrolled(editor, textRows(editor) - 2),
  '<C-b>': (editor) => scrolled(editor, -(textRows(editor) - 2)),
  '<PageUp>': (editor) => scrolled(editor, -(textRows(editor) - 2)),
  '<C-g>': (editor) => ({ ...editor, message: fileReport(editor) }),
  '<C-l>': (editor) => editor,
}

function inserting(editor: Editor, column: number): Editor {
  const next: Editor = { ...remembering(editor), mode: 'insert' }
  return movedTo(next, { row: editor.row, column: Math.min(column, currentLine(editor).length) })
}

function opened(editor: Editor, at: number): Editor {
  const lines = [...editor.lines.slice(0, at), '', ...editor.lines.slice(at)]
  const next: Editor = { ...remembering(editor), lines, changed: true, mode: 'insert' }
  return movedTo(next, { row: at, column: 0 })
}

function operateRight(editor: Editor, operator: Operator, count: number): Editor {
  const { row, column } = editor
  const line = currentLine(editor)
  if (line === '' && operator === 'd') return { ...editor, rings: true }
  const end = Math.min(line.length, column + count)
  return operate(editor, operator, { row, column: end, span: 'before' })
}

function toLineEnd(editor: Editor, operator: Operator): Editor {
  return operate(editor, operator, {
    row: editor.row,
    column: currentLine(editor).length,
    span: 'before',
  })
}

function times(editor: Editor, count: number, act: (editor: Editor) => Editor): Editor {
  let next = editor
  for (let at = 0; at < Math.min(count, 200); at++) next = act(next)
  return next
}

function scrolled(editor: Editor, rows: number): Editor {
  const last = editor.lines.length - 1
  const row = Math.min(Math.max(0, editor.row + rows), last)
  if (row === editor.row) return { ...editor, rings: true }
  const top = Math.min(Math.max(0, editor.top + rows), last)
  return movedTo({ ...editor, top }, { row, column: firstInk(editor.lines[row]!) })
}

/** What Ctrl-G says about file and place. */
function fileReport({ file, lines, row, column, changed }: Editor): string {
  const name = file.name === '' ? '[No Name]' : file.name
  const percent = Math.floor(((row + 1) * 100) / lines.length)
  return `"${name}"${changed ? ' [Modified]' : ''} ${lines.length} line${lines.length === 1 ? '' : 's'} --${percent}%-- ${row + 1},${column + 1}`
}
