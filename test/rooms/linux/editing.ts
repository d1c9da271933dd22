import { createEditor, type Editor } from '../../../src/linux/vi/editor.ts'
import { createViKeys } from '../../../src/linux/vi/keys.ts'
import { press } from '../../../src/linux/vi/press.ts'

/** An editor on a text, without a file system. */
export function editorOn(text: string, plan: { rows?: number; columns?: number } = {}): Editor {
  return createEditor({
    lines: text.replace(/\n$/, '').split('\n'),
    file: { name: 'f', readOnly: false, endsOpen: false },
    message: '',
    rows: plan.rows ?? 24,
    columns: plan.columns ?? 80,
  })
}

/** The editor after keys were typed. */
export function typeKeys(editor: Editor, keys: string): Editor {
  let next = editor
  createViKeys().read(Buffer.from(keys), (key) => {
    next = press(next, key)
    return false
  })
  return next
}

/** Types keys into an editor on a text; the text as it would be written. */
export function editText(text: string, keys: string) {
  const editor = typeKeys(editorOn(text), keys)
  const isEmpty = editor.lines.length === 1 && editor.lines[0] === ''
  return { editor, text: isEmpty ? '' : `${editor.lines.join('\n')}\n` }
}
