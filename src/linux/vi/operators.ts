import { currentLine, movedTo, type Editor, type Place } from './editor.ts'
import { changedTo } from './history.ts'
import { firstInk, type Motion } from './motions.ts'
import { keptIn, registerToPut } from './registers.ts'

/** What is done with a piece of text. */
export type Operator = 'd' | 'c' | 'y' | '>' | '<'

/** Lines from one to another, both included. */
export interface LineRange {
  readonly first: number
  readonly last: number
}

/** Does something with the text between the cursor and where a motion leads. */
export function operate(editor: Editor, operator: Operator, motion: Motion): Editor {
  if (motion.span === 'lines' || operator === '>' || operator === '<') {
    const first = Math.min(editor.row, motion.row)
    return operateLines(editor, operator, { first, last: Math.max(editor.row, motion.row) })
  }
  const here: Place = { row: editor.row, column: editor.column }
  const isBack = motion.row < here.row || (motion.row === here.row && motion.column < here.column)
  const start = isBack ? motion : here
  const end = isBack
    ? here
    : { row: motion.row, column: motion.column + (motion.span === 'through' ? 1 : 0) }
  return operateSpan(editor, operator, { start, end })
}

/** Does something with whole lines. */
export function operateLines(editor: Editor, operator: Operator, range: LineRange): Editor {
  const first = Math.max(0, range.first)
  const last = Math.min(range.last, editor.lines.length - 1)
  const taken = editor.lines.slice(first, last + 1)
  const before = editor.lines.slice(0, first)
  const after = editor.lines.slice(last + 1)
  const kept = keptIn(editor, { lines: taken, linewise: true }, operator === 'y')
  const column = Math.min(editor.column, taken[0]!.length)
  if (operator === 'y') {
    const message = taken.length > 2 ? `${taken.length} lines yanked` : ''
    return { ...editor, ...kept, row: first, column, message }
  }
  if (operator === '>' || operator === '<') {
    const shifted = taken.map((line) =>
      operator === '>' ? line && `\t${line}` : line.replace(/^(?:\t| {1,8})/, ''),
    )
    const next = changedTo(editor, [...before, ...shifted, ...after])
    return movedTo(next, { row: first, column: firstInk(shifted[0]!) })
  }
  if (operator === 'c') {
    const next = changedTo(editor, [...before, '', ...after])
    return { ...next, ...kept, row: first, column: 0, aim: 0, mode: 'insert' }
  }
  const isAll = before.length + after.length === 0
  const message = isAll
    ? '--No lines in buffer--'
    : taken.length > 2
      ? `${taken.length} fewer lines`
      : ''
  const next = { ...changedTo(editor, [...before, ...after]), ...kept, message }
  const row = Math.min(first, next.lines.length - 1)
  return movedTo(next, { row, column: firstInk(next.lines[row]!) })
}

interface Span {
  readonly start: Place
  readonly end: Place
}

function operateSpan(editor: Editor, operator: Operator, { start, end }: Span): Editor {
  const { lines } = editor
  const head = lines[start.row]!.slice(0, start.column)
  const tail = lines[end.row]!.slice(end.column)
  const taken =
    start.row === end.row
      ? [lines[start.row]!.slice(start.column, end.column)]
      : [
          lines[start.row]!.slice(start.column),
          ...lines.slice(start.row + 1, end.row),
          lines[end.row]!.slice(0, end.column),
        ]
  const kept = keptIn(editor, { lines: taken, linewise: false }, operator === 'y')
  if (operator === 'y') return movedTo({ ...editor, ...kept }, start)
  const rest = [...lines.slice(0, start.row), head + tail, ...lines.slice(end.row + 1)]
  const next = { ...changedTo(editor, rest), ...kept }
  return movedTo(operator === 'c' ? { ...next, mode: 'insert' } : next, start)
}

/** Puts the register behind the cursor or line, or in front of it. */
export function put(editor: Editor, where: 'after' | 'before', count: number): Editor {
  const { chosen, lines, row, column } = editor
  const register = registerToPut(editor)
  if (!register) return { ...editor, message: `E353: Nothing in register ${chosen || '"'}` }
  const copies = Math.min(count, 1_000)
  if (register.linewise) {
    const at = where === 'after' ? row + 1 : row
    const added = Array.from({ length: copies }, () => register.lines).flat()
    const next = changedTo(editor, [...lines.slice(0, at), ...added, ...lines.slice(at)])
    const message = added.length > 2 ? `${added.length} more lines` : ''
    return movedTo({ ...next, message }, { row: at, column: firstInk(added[0]!) })
  }
  const line = currentLine(editor)
  const at = where === 'after' && line !== '' ? column + 1 : column
  const text = Array.from({ length: copies }, () => register.lines.join('\n')).join('')
  const made = (line.slice(0, at) + text + line.slice(at)).split('\n')
  const next = changedTo(editor, [...lines.slice(0, row), ...made, ...lines.slice(row + 1)])
  return movedTo(next, { row, column: made.length > 1 ? at : at + text.length - 1 })
}

/** Joins lines with one blank between them. */
export function join(editor: Editor, count: number): Editor {
  const { lines, row } = editor
  const last = Math.min(lines.length - 1, row + Math.max(1, count - 1))
  if (last === row) return { ...editor, rings: true }
  let joined = currentLine(editor)
  let column = joined.length
  for (const line of lines.slice(row + 1, last + 1)) {
    const next = line.trimStart()
    const blank =
      next === '' || joined === '' || /[\s]$/.test(joined) || next.startsWith(')') ? '' : ' '
    column = joined.length
    joined += blank + next
  }
  const rest = [...lines.slice(0, row), joined, ...lines.slice(last + 1)]
  return movedTo(changedTo(editor, rest), { row, column })
}

/** Puts one character in the place of so many. */
export function replaceCharacters(editor: Editor, char: string, count: number): Editor {
  const { lines, row, column } = editor
  const line = currentLine(editor)
  if (column + count > line.length) return { ...editor, rings: true }
  const after = line.slice(column + count)
  if (char === '<CR>') {
    const made = [line.slice(0, column), after]
    const next = changedTo(editor, [...lines.slice(0, row), ...made, ...lines.slice(row + 1)])
    return movedTo(next, { row: row + 1, column: 0 })
  }
  const made = line.slice(0, column) + char.repeat(count) + after
  const next = changedTo(editor, lines.with(row, made))
  return movedTo(next, { row, column: column + count - 1 })
}
