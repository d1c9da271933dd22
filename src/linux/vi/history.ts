import { UNDO_STEPS_MAX } from '../limits.ts'
import { settled, type Editor, type Moment } from './editor.ts'

/** The editor before a change: `u` comes back to this. */
export function remembering(editor: Editor): Editor {
  const past = [...editor.past, momentOf(editor)].slice(-UNDO_STEPS_MAX)
  return { ...editor, past, future: [] }
}

/** The editor with other lines, and the old ones in its history. */
export function changedTo(editor: Editor, lines: readonly string[]): Editor {
  return { ...remembering(editor), lines: lines.length > 0 ? lines : [''], changed: true }
}

/** One change back. */
export function undone(editor: Editor): Editor {
  const moment = editor.past.at(-1)
  if (!moment) return { ...editor, message: 'Already at oldest change' }
  const future = [...editor.future, momentOf(editor)]
  const message = changeText(moment.lines.length - editor.lines.length, '1 change')
  return settled({
    ...editor,
    ...placed(moment),
    past: editor.past.slice(0, -1),
    future,
    message,
    changed: true,
  })
}

/** One undone change forth again. */
export function redone(editor: Editor): Editor {
  const moment = editor.future.at(-1)
  if (!moment) return { ...editor, message: 'Already at newest change' }
  const past = [...editor.past, momentOf(editor)]
  const message = changeText(moment.lines.length - editor.lines.length, '1 change')
  return settled({
    ...editor,
    ...placed(moment),
    past,
    future: editor.future.slice(0, -1),
    message,
    changed: true,
  })
}

function momentOf({ lines, row, column }: Editor): Moment {
  return { lines, row, column }
}

function placed({ lines, row, column }: Moment) {
  return { lines, row, column, aim: column }
}

function changeText(added: number, otherwise: string): string {
  if (added === 1) return '1 more line'
  if (added === -1) return '1 line less'
  if (added > 0) return `${added} more lines`
  return added < 0 ? `${-added} fewer lines` : otherwise
}
