import { EDITED_BYTES_MAX } from '../limits.ts'
import { MAY } from '../tree/credentials.ts'
import type { Files } from '../tree/files.ts'
import { attempt, FileRefusal } from '../tree/refusal.ts'
import { createEditor, type EditedFile, type Editor, type FileWish } from './editor.ts'
import { changedTo } from './history.ts'

/** Where an editor reads and writes. */
export interface FileAccess {
  readonly files: Files
  /** The absolute path of a name. */
  readonly path: (name: string) => string
}

/** A file as it was opened: its lines, and what the editor says about it. */
export interface OpenedFile {
  readonly lines: readonly string[]
  readonly file: EditedFile
  readonly message: string
}

/** Reads a file for editing; one that is not there, or may not be read, is empty and says so. */
export function openFile(name: string, { files, path }: FileAccess): OpenedFile {
  const empty = { lines: [''], file: { name, readOnly: false, endsOpen: false } }
  if (name === '') return { ...empty, message: '' }
  const facts = attempt(() => files.stat(path(name)))
  if (facts instanceof FileRefusal) {
    const why = facts.code === 'ENOENT' ? '[New File]' : '[Permission Denied]'
    return { ...empty, message: `"${name}" ${why}` }
  }
  if (facts.kind === 'folder') return { ...empty, message: `"${name}" is a directory` }
  const bytes = attempt(() => files.read(path(name)))
  if (bytes instanceof FileRefusal) return { ...empty, message: `"${name}" [Permission Denied]` }
  if (bytes.length > EDITED_BYTES_MAX) return { ...empty, message: 'E342: Out of memory!' }
  const text = Buffer.from(bytes).toString()
  const endsOpen = text !== '' && !text.endsWith('\n')
  const readOnly = !files.may(path(name), MAY.write)
  const marks = `${readOnly ? '[readonly] ' : ''}${endsOpen ? '[noeol] ' : ''}`
  const lines = linesIn(text)
  const count = text === '' ? 0 : lines.length
  const message = `"${name}" ${marks}${count}L, ${bytes.length}C`
  return { lines, file: { name, readOnly, endsOpen }, message }
}

/** The editor after its wish was carried out; `quits` says that it is done. */
export function answerWish(editor: Editor, access: FileAccess): { editor: Editor; quits: boolean } {
  const { wish } = editor
  const answered = { ...editor, wish: undefined }
  if (!wish) return { editor, quits: false }
  if (wish.wish === 'quit') return { editor: answered, quits: true }
  if (wish.wish === 'write') return write(answered, wish, access)
  const opened = openFile(wish.name, access)
  if (!wish.instead) return { editor: insertedBelow(answered, opened), quits: false }
  const { rows, columns, showNumbers, showList, ignoreCase, register, registers } = editor
  const kept = { showNumbers, showList, ignoreCase, register, registers }
  return {
    editor: { ...createEditor({ ...opened, rows, columns }), ...kept },
    quits: false,
  }
}

function write(
  editor: Editor,
  { name, force, quit, lines, isPart }: Extract<FileWish, { wish: 'write' }>,
  { files, path }: FileAccess,
): { editor: Editor; quits: boolean } {
  const stays = (message: string) => ({ editor: { ...editor, message }, quits: false })
  const isOwn = name === editor.file.name || editor.file.name === ''
  const isThere = files.has(path(name))
  if (isThere && files.stat(path(name)).kind === 'folder')
    return stays(`"${name}" E502: is a directory`)
  if (isThere && !isOwn && !force) return stays('E13: File exists (add ! to override)')
  if (isPart && isOwn && !force) return stays('E140: Use ! to write partial buffer')
  const isEmpty = lines.length === 1 && lines[0] === '' && editor.lines.length === 1
  const text =
    isEmpty && !editor.changed && !isThere ? '' : textOf(lines, editor.file.endsOpen && !isPart)
  const bytes = Buffer.from(isEmpty ? '' : text)
  const refusal = attempt(() => files.write(path(name), bytes))
  if (refusal instanceof FileRefusal)
    return stays(
      refusal.code === 'ENOSPC'
        ? `"${name}" E514: write error (file system full?)`
        : `"${name}" E212: Can't open file for writing`,
    )
  const noEnd = editor.file.endsOpen && !isPart ? '[noeol] ' : ''
  const marks = `${isThere ? '' : '[New] '}${noEnd}`
  const message = `"${name}" ${marks}${isEmpty ? 0 : lines.length}L, ${bytes.length}C written`
  const file = isOwn ? { ...editor.file, name } : editor.file
  const changed = isOwn && !isPart ? false : editor.changed
  return { editor: { ...editor, message, file, changed }, quits: quit }
}

function insertedBelow(editor: Editor, opened: OpenedFile): Editor {
  if (opened.message.includes('[New File]'))
    return { ...editor, message: `E484: Can't open file ${opened.file.name}` }
  const at = editor.row + 1
  const lines = [...editor.lines.slice(0, at), ...opened.lines, ...editor.lines.slice(at)]
  return { ...changedTo(editor, lines), row: at, column: 0, aim: 0, message: opened.message }
}

function linesIn(text: string): string[] {
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')
}

function textOf(lines: readonly string[], endsOpen: boolean): string {
  return lines.join('\n') + (endsOpen ? '' : '\n')
}
