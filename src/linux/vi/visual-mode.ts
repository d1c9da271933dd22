import { movedTo, type Editor, type Place } from './editor.ts'
import { changedTo } from './history.ts'
import type { Motion } from './motions.ts'
import { join, operate, operateLines, put, type LineRange, type Operator } from './operators.ts'
import { registerChosen } from './registers.ts'

/** How a key that moves the cursor is understood, which is the same as in normal mode. */
export type FindMotion = (
  editor: Editor,
  command: string,
  how: { readonly steps: number; readonly given: boolean },
) => Motion | undefined

/** Text that has been chosen, from the first place to the last, both included. */
interface Selection {
  readonly first: Place
  readonly last: Place
  readonly linewise: boolean
}

const COMMAND = /^([1-9]\d*)?(g.?|[fFtTr](?:<CR>|[\s\S])?|['`](?:<[^>]+>|[\s\S])?|<[^>]+>|[\s\S])$/u
const UNFINISHED = /^(?:[1-9]\d*)?(?:[gfFtTr'`"])?$/

/** Begins to choose text at the cursor: characters with `v`, whole lines with `V`. */
export function beginVisual(editor: Editor, mode: 'visual' | 'visual-line'): Editor {
  const { row, column } = editor
  return { ...editor, mode, anchor: { row, column }, message: '' }
}

/** What a key does while text is being chosen. */
export function pressVisual(editor: Editor, key: string, findMotion: FindMotion): Editor {
  if (key === '<Esc>' || key === '<C-c>') return left(editor)
  const typed = editor.pending + key
  const { rest, name } = registerChosen(typed)
  if (UNFINISHED.test(rest)) return { ...editor, pending: typed }
  const [, count, command = ''] = COMMAND.exec(rest) ?? []
  const done = { ...editor, pending: '', chosen: name }
  const act = ACTIONS[command] ?? (/^r./su.test(command) ? filling(command.slice(1)) : undefined)
  if (act) return { ...act(done), chosen: '' }
  const steps = Number(count ?? 1)
  const motion = findMotion(done, command, { steps, given: count !== undefined })
  if (!motion) return { ...done, rings: true }
  const moved = movedTo(done, motion)
  return { ...moved, aim: motion.aim ?? moved.aim }
}

/** The columns of a line that are chosen; `undefined` when none is. */
export function chosenColumns(
  editor: Editor,
  row: number,
): { readonly from: number; readonly to: number } | undefined {
  if (editor.mode !== 'visual' && editor.mode !== 'visual-line') return undefined
  const { first, last, linewise } = selectionOf(editor)
  if (row < first.row || row > last.row) return undefined
  const length = Math.max(1, editor.lines[row]!.length)
  const from = linewise || row > first.row ? 0 : first.column
  return { from, to: linewise || row < last.row ? length : last.column + 1 }
}

function selectionOf({ anchor, row, column, mode }: Editor): Selection {
  const cursor = { row, column }
  const isBack = row < anchor.row || (row === anchor.row && column < anchor.column)
  const [first, last] = isBack ? [cursor, anchor] : [anchor, cursor]
  return { first, last, linewise: mode === 'visual-line' }
}

/** The editor in normal mode, with the marks that `:'<,'>` stands for. */
function left(editor: Editor): Editor {
  const { first, last } = selectionOf(editor)
  const marks = { ...editor.marks, '<': first, '>': last }
  return { ...editor, mode: 'normal', pending: '', marks }
}

type Action = (editor: Editor) => Editor

const ACTIONS: Readonly<Record<string, Action>> = {
  v: (editor) => switched(editor, 'visual'),
  V: (editor) => switched(editor, 'visual-line'),
  o: (editor) => ({
    ...movedTo(editor, editor.anchor),
    anchor: { row: editor.row, column: editor.column },
  }),
  d: operating('d'),
  x: operating('d'),
  '<Del>': operating('d'),
  y: operating('y'),
  c: operating('c'),
  s: operating('c'),
  '>': operating('>'),
  '<': operating('<'),
  D: linewise('d'),
  X: linewise('d'),
  Y: linewise('y'),
  C: linewise('c'),
  S: linewise('c'),
  J: (editor) => {
    const { first, last } = rowsOf(editor)
    return join(movedTo(left(editor), { row: first, column: 0 }), last - first + 1)
  },
  '~': rewriting((text) =>
    Array.from(text, (char) =>
      char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase(),
    ).join(''),
  ),
  u: rewriting((text) => text.toLowerCase()),
  U: rewriting((text) => text.toUpperCase()),
  p: putInstead,
  P: putInstead,
  ':': (editor) => ({ ...left(editor), mode: 'command', commandLine: ":'<,'>" }),
}

function switched(editor: Editor, mode: 'visual' | 'visual-line'): Editor {
  return editor.mode === mode ? left(editor) : { ...editor, mode }
}

function rowsOf(editor: Editor): LineRange {
  const { first, last } = selectionOf(editor)
  return { first: first.row, last: last.row }
}

function linewise(operator: Operator): Action {
  return (editor) => operateLines(left(editor), operator, rowsOf(editor))
}

function operating(operator: Operator): Action {
  return (editor) => {
    const { first, last, linewise: isLines } = selectionOf(editor)
    if (isLines) return linewise(operator)(editor)
    const start = { ...left(editor), row: first.row, column: first.column }
    // Behind `$` the line end is chosen too.
    const isToEnd = editor.aim === Number.POSITIVE_INFINITY && last.row + 1 < editor.lines.length
    const end: Motion =
      isToEnd && operator !== 'c'
        ? { row: last.row + 1, column: 0, span: 'before' }
        : { ...last, span: 'through' }
    const isShift = operator === '>' || operator === '<'
    return isShift ? linewise(operator)(editor) : operate(start, operator, end)
  }
}

/** Changes the characters that are chosen and leaves their number as it is. */
function rewriting(rewrite: (text: string) => string): Action {
  return (editor) => {
    const { first, last } = selectionOf(editor)
    const lines = editor.lines.map((line, row) => {
      const columns = chosenColumns(editor, row)
      if (!columns || row < first.row || row > last.row) return line
      const { from, to } = columns
      return line.slice(0, from) + rewrite(line.slice(from, to)) + line.slice(to)
    })
    return movedTo(changedTo({ ...left(editor), ...first }, lines), first)
  }
}

function filling(char: string): Action | undefined {
  if (char === '<CR>') return undefined
  return rewriting((text) => Array.from(text, () => char).join(''))
}

/** Puts the register in the place of what is chosen, which goes into the unnamed one. */
function putInstead(editor: Editor): Editor {
  const { register, registers, chosen } = editor
  const isLines = editor.mode === 'visual-line'
  const { first, last } = selectionOf(editor)
  const isLast = isLines
    ? last.row === editor.lines.length - 1
    : last.column + 1 >= editor.lines[last.row]!.length
  const removed = operating('d')({ ...editor, chosen: '' })
  const wanted = { ...removed, register, registers, chosen }
  const where = isLast && (!isLines || first.row > 0) ? 'after' : 'before'
  const made = put(wanted, where, 1)
  return { ...made, past: removed.past, register: removed.register }
}
