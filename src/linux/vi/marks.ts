import type { Editor } from './editor.ts'
import { firstInk, type Motion } from './motions.ts'

/** `m` and a letter: remembers where the cursor is. */
export function marked(editor: Editor, letter: string): Editor {
  const { row, column, marks } = editor
  return { ...editor, marks: { ...marks, [letter]: { row, column } } }
}

/** `'` and a letter to the line of a mark, a backquote to its very place. */
export function toMark(editor: Editor, kind: string, letter: string): Motion | undefined {
  const mark = editor.marks[letter]
  if (!mark) return undefined
  const row = Math.min(mark.row, editor.lines.length - 1)
  const line = editor.lines[row]!
  if (kind === "'") return { row, column: firstInk(line), span: 'lines' }
  return { row, column: Math.min(mark.column, Math.max(0, line.length - 1)), span: 'before' }
}
