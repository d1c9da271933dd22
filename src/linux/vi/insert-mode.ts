import { currentLine, movedTo, type Editor } from './editor.ts'

const SHIFT = '\t'

/** What a key does while text is typed. */
export function pressInsert(editor: Editor, key: string): Editor {
  if (key === '<Esc>' || key === '<C-c>') return leaveInsert(editor)
  if (key === '<CR>' || key === '<C-j>') return inserted(editor, '\n')
  if (key === '<Tab>') return inserted(editor, SHIFT)
  if (key === '<BS>' || key === '<C-h>') return backspace(editor)
  if (key === '<Del>') return deleteHere(editor)
  if (key === '<C-w>') return cutBack(editor, /\S*\s*$/)
  if (key === '<C-u>') return cutBack(editor, /.*$/)
  if (key.length > 1 && key.startsWith('<')) return moveInside(editor, key)
  return editor.mode === 'replace' ? overwritten(editor, key) : inserted(editor, key)
}

/** Text put in at the cursor, which goes behind it. */
export function inserted(editor: Editor, text: string): Editor {
  const { lines, row, column } = editor
  const line = currentLine(editor)
  const made = (line.slice(0, column) + text + line.slice(column)).split('\n')
  const tail = line.length - column
  const last = row + made.length - 1
  const next = [...lines.slice(0, row), ...made, ...lines.slice(row + 1)]
  return movedTo(
    { ...editor, lines: next, changed: true },
    { row: last, column: made.at(-1)!.length - tail },
  )
}

function leaveInsert(editor: Editor): Editor {
  const column = Math.max(0, editor.column - 1)
  return movedTo({ ...editor, mode: 'normal', message: '' }, { row: editor.row, column })
}

function overwritten(editor: Editor, text: string): Editor {
  const { lines, row, column } = editor
  const line = currentLine(editor)
  const made = line.slice(0, column) + text + line.slice(column + text.length)
  const next = { ...editor, lines: lines.with(row, made), changed: true }
  return movedTo(next, { row, column: column + text.length })
}

function backspace(editor: Editor): Editor {
  const { lines, row, column } = editor
  if (editor.mode === 'replace') return movedTo(editor, { row, column: column - 1 })
  const line = currentLine(editor)
  if (column > 0) {
    const made = line.slice(0, column - 1) + line.slice(column)
    const next = { ...editor, lines: lines.with(row, made), changed: true }
    return movedTo(next, { row, column: column - 1 })
  }
  if (row === 0) return { ...editor, rings: true }
  const above = lines[row - 1]!
  const made = [...lines.slice(0, row - 1), above + line, ...lines.slice(row + 1)]
  return movedTo({ ...editor, lines: made, changed: true }, { row: row - 1, column: above.length })
}

function deleteHere(editor: Editor): Editor {
  const { lines, row, column } = editor
  const line = currentLine(editor)
  const below = lines[row + 1]
  if (column >= line.length && below === undefined) return { ...editor, rings: true }
  const made =
    column < line.length
      ? lines.with(row, line.slice(0, column) + line.slice(column + 1))
      : [...lines.slice(0, row), line + below!, ...lines.slice(row + 2)]
  return { ...editor, lines: made, changed: true }
}

function cutBack(editor: Editor, what: RegExp): Editor {
  const { lines, row, column } = editor
  if (column === 0) return backspace(editor)
  const line = currentLine(editor)
  const start = line.slice(0, column).search(what)
  const made = line.slice(0, start) + line.slice(column)
  return movedTo({ ...editor, lines: lines.with(row, made), changed: true }, { row, column: start })
}

function moveInside(editor: Editor, key: string): Editor {
  const { row, column } = editor
  if (key === '<Left>') return movedTo(editor, { row, column: column - 1 })
  if (key === '<Right>') return movedTo(editor, { row, column: column + 1 })
  if (key === '<Up>') return movedTo(editor, { row: row - 1, column })
  if (key === '<Down>') return movedTo(editor, { row: row + 1, column })
  if (key === '<Home>') return movedTo(editor, { row, column: 0 })
  return key === '<End>' ? movedTo(editor, { row, column: currentLine(editor).length }) : editor
}
