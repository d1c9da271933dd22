import { movedTo, type Editor, type FileWish } from './editor.ts'
import { redone, undone } from './history.ts'
import { firstInk } from './motions.ts'
import { join, operateLines, type LineRange } from './operators.ts'
import { searched } from './search.ts'
import { substitute } from './substitute.ts'

/** A command behind a colon, as it was understood. */
interface ExCommand {
  readonly range: LineRange
  readonly hasRange: boolean
  readonly force: boolean
  readonly argument: string
}

const NO_WRITE = 'E37: No write since last change (add ! to override)'
const NO_NAME = 'E32: No file name'

/** Carries out what stands behind a colon. */
export function carryOutEx(editor: Editor, line: string): Editor {
  const read = readRange(editor, line.replace(/^[\s:]+/, ''))
  if ('error' in read) return { ...editor, message: read.error }
  const [, name = '', bang = '', argument = ''] =
    /^([a-zA-Z]+|[<>]+|=|)(!?)\s*(.*)$/s.exec(read.rest) ?? []
  const command = { ...read, force: bang === '!', argument: argument.trim() }
  if (name === '' && read.rest === '')
    return read.hasRange ? toLine(editor, read.range.last) : editor
  const isSubstitution = /^s(?:u|ub|ubstitute)?(?=[^\w\s!]|$)/.exec(read.rest)
  if (isSubstitution)
    return substitute(editor, read.rest.slice(isSubstitution[0].length), read.range)
  if (!read.hasRange && read.range.last >= editor.lines.length) return editor
  const act = COMMANDS.find(({ names }) => names.includes(name))?.act
  return act
    ? act(editor, command)
    : { ...editor, message: `E492: Not an editor command: ${line.trim()}` }
}

type Act = (editor: Editor, command: ExCommand) => Editor

const COMMANDS: readonly { readonly names: readonly string[]; readonly act: Act }[] = [
  {
    names: ['w', 'wr', 'wri', 'writ', 'write'],
    act: (editor, command) => write(editor, command, false),
  },
  { names: ['wq'], act: (editor, command) => write(editor, command, true) },
  {
    names: ['x', 'xi', 'xit', 'exi', 'exit', 'xa', 'wqa'],
    act: (editor, command) =>
      editor.changed || command.argument !== ''
        ? write(editor, command, true)
        : wishing(editor, { wish: 'quit' }),
  },
  { names: ['q', 'qu', 'qui', 'quit', 'qa', 'qal', 'qall', 'clo', 'close'], act: quit },
  { names: ['cq', 'cqu', 'cquit'], act: (editor) => wishing(editor, { wish: 'quit' }) },
  { names: ['e', 'ed', 'edi', 'edit'], act: edit },
  { names: ['r', 're', 'rea', 'read'], act: (editor, { argument }) => readInto(editor, argument) },
  { names: ['se', 'set'], act: (editor, { argument }) => setOption(editor, argument) },
  {
    names: ['d', 'de', 'del', 'dele', 'delet', 'delete'],
    act: (editor, { range }) => operateLines(editor, 'd', range),
  },
  {
    names: ['y', 'ya', 'yan', 'yank'],
    act: (editor, { range }) => ({
      ...operateLines(editor, 'y', range),
      row: editor.row,
      column: editor.column,
    }),
  },
  { names: ['>'], act: (editor, { range }) => operateLines(editor, '>', range) },
  { names: ['<'], act: (editor, { range }) => operateLines(editor, '<', range) },
  {
    names: ['j', 'jo', 'joi', 'join'],
    act: (editor, { range: { first, last } }) =>
      join({ ...editor, row: first }, Math.max(2, last - first + 1)),
  },
  { names: ['u', 'un', 'undo'], act: (editor) => undone(editor) },
  { names: ['red', 'redo'], act: (editor) => redone(editor) },
  { names: ['noh', 'nohl', 'nohlsearch'], act: (editor) => editor },
  { names: ['sy', 'syn', 'syntax'], act: (editor) => editor },
  {
    names: ['f', 'fi', 'fil', 'file'],
    act: (editor) => ({
      ...editor,
      message: `"${editor.file.name || '[No Name]'}" ${editor.lines.length} lines`,
    }),
  },
  { names: ['='], act: (editor) => ({ ...editor, message: String(editor.lines.length) }) },
]

function wishing(editor: Editor, wish: FileWish): Editor {
  return { ...editor, wish }
}

function write(
  editor: Editor,
  { range, hasRange, force, argument }: ExCommand,
  quit: boolean,
): Editor {
  const name = argument || editor.file.name
  if (name === '') return { ...editor, message: NO_NAME }
  if (editor.file.readOnly && !force && name === editor.file.name)
    return { ...editor, message: "E45: 'readonly' option is set (add ! to override)" }
  const lines = hasRange ? editor.lines.slice(range.first, range.last + 1) : editor.lines
  const isPart = hasRange && lines.length < editor.lines.length
  return wishing(editor, { wish: 'write', name, force, quit, lines, isPart })
}

function quit(editor: Editor, { force, argument }: ExCommand): Editor {
  if (argument !== '') return { ...editor, message: `E488: Trailing characters: ${argument}` }
  if (editor.changed && !force) return { ...editor, message: NO_WRITE }
  return wishing(editor, { wish: 'quit' })
}

function edit(editor: Editor, { force, argument }: ExCommand): Editor {
  if (editor.changed && !force) return { ...editor, message: NO_WRITE }
  const name = argument || editor.file.name
  return name === ''
    ? { ...editor, message: NO_NAME }
    : wishing(editor, { wish: 'read', name, instead: true })
}

function readInto(editor: Editor, argument: string): Editor {
  const name = argument || editor.file.name
  return name === ''
    ? { ...editor, message: NO_NAME }
    : wishing(editor, { wish: 'read', name, instead: false })
}

const OPTIONS: Readonly<Record<string, (on: boolean) => Partial<Editor>>> = {
  nu: (on) => ({ showNumbers: on }),
  number: (on) => ({ showNumbers: on }),
  list: (on) => ({ showList: on }),
  ic: (on) => ({ ignoreCase: on }),
  ignorecase: (on) => ({ ignoreCase: on }),
}
/** Options that change nothing that is drawn here. */
const SILENT =
  /^(?:no)?(?:paste|hls|hlsearch|is|incsearch|wrap|ai|autoindent|sm|showmatch|ruler|ru|compatible|cp|magic|et|expandtab|(?:ts|tabstop|sw|shiftwidth|ff|fileformat|nu)(?:=.*)?)$/

function setOption(editor: Editor, argument: string): Editor {
  let next = editor
  for (const word of argument.split(/\s+/).filter(Boolean)) {
    const name = word.replace(/^no/, '')
    const set = OPTIONS[word] ?? OPTIONS[name]
    if (set) next = { ...next, ...set(word === name || !(name in OPTIONS)) }
    else if (word === 'ro' || word === 'readonly' || word === 'noro' || word === 'noreadonly')
      next = { ...next, file: { ...next.file, readOnly: !word.startsWith('no') } }
    else if (!SILENT.test(word)) return { ...next, message: `E518: Unknown option: ${word}` }
  }
  return next
}

function toLine(editor: Editor, row: number): Editor {
  const at = Math.min(row, editor.lines.length - 1)
  return movedTo(editor, { row: at, column: firstInk(editor.lines[at]!) })
}

type ReadRange =
  | { readonly range: LineRange; readonly hasRange: boolean; readonly rest: string }
  | { readonly error: string }

/** `%`, `5`, `.,$`, `2,+3` and the like in front of a command. */
function readRange(editor: Editor, text: string): ReadRange {
  const last = editor.lines.length - 1
  const here = { first: editor.row, last: editor.row }
  if (text.startsWith('%'))
    return { range: { first: 0, last }, hasRange: true, rest: text.slice(1).trimStart() }
  const [whole = '', from, comma, to] =
    /^(\d+|[.$]|'[a-z<>]|\/[^/]*\/|[+-]\d*)?(?:(,)(\d+|[.$]|'[a-z<>]|[+-]\d*)?)?/.exec(text) ?? []
  const isMissing = [from, to].some(
    (address) => address?.startsWith("'") && !editor.marks[address[1]!],
  )
  if (isMissing) return { error: 'E20: Mark not set' }
  if (whole === '') return { range: here, hasRange: false, rest: text }
  const first = lineOf(editor, from)
  const end = comma === undefined ? first : lineOf(editor, to)
  if (first < 0 || end > last + (from === '0' ? 1 : 0) || first > last)
    return comma === undefined && first > last
      ? { range: { first: last, last }, hasRange: true, rest: text.slice(whole.length).trimStart() }
      : { error: 'E16: Invalid range' }
  const range = { first: Math.min(first, end), last: Math.max(first, end) }
  return { range, hasRange: true, rest: text.slice(whole.length).trimStart() }
}

function lineOf(editor: Editor, address: string | undefined): number {
  if (address === undefined || address === '.') return editor.row
  if (address === '$') return editor.lines.length - 1
  if (address.startsWith("'"))
    return Math.min(editor.marks[address[1]!]!.row, editor.lines.length - 1)
  if (address.startsWith('/')) return searched(editor, address.slice(1, -1), true).row
  if (/^[+-]/.test(address))
    return editor.row + (address.length > 1 ? Number(address) : Number(`${address}1`))
  return Math.max(0, Number(address) - 1)
}
