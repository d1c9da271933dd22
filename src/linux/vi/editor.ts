/** A place in the text; both count from 0. */
export interface Place {
  readonly row: number
  readonly column: number
}

/** Text that has been deleted or yanked. */
export interface Register {
  readonly lines: readonly string[]
  /** Whole lines, which are put below and not within the line. */
  readonly linewise: boolean
}

/** The text at one moment, for undo. */
export interface Moment extends Place {
  readonly lines: readonly string[]
}

/** What the editor wants from outside: files are no matter of its own. */
export type FileWish =
  | {
      readonly wish: 'write'
      readonly name: string
      readonly force: boolean
      readonly quit: boolean
      readonly lines: readonly string[]
      readonly isPart: boolean
    }
  | { readonly wish: 'read'; readonly name: string; readonly instead: boolean }
  | { readonly wish: 'quit' }

/** Keys of a command that is being typed, the last one first, so that long ones cost no more than short ones. */
export interface TypedKeys {
  readonly key: string
  readonly before: TypedKeys | undefined
}

/** What keys mean at present. */
export type EditorMode = 'normal' | 'insert' | 'replace' | 'command' | 'visual' | 'visual-line'

/** All of an editor: a key makes a new one of it. */
export interface Editor extends Place {
  /** At least one line. */
  readonly lines: readonly string[]
  /** The column that `j` and `k` aim for. */
  readonly aim: number
  readonly mode: EditorMode
  /** Keys of a normal command that is not finished. */
  readonly pending: string
  /** What is being typed behind `:`, `/` or `?`, with that character. */
  readonly commandLine: string
  /** The unnamed register. */
  readonly register: Register
  /** Those that have a name. */
  readonly registers: Readonly<Record<string, Register>>
  /** The register of the command that is carried out; empty for the unnamed one. */
  readonly chosen: string
  /** Where text began to be chosen. */
  readonly anchor: Place
  readonly marks: Readonly<Record<string, Place>>
  /** Keys of the command that is being typed. */
  readonly typed: TypedKeys | undefined
  /** The newest moment of the history when that command began. */
  readonly beganAt: Moment | undefined
  /** Keys of the last change, for `.`. */
  readonly lastChange: readonly string[]
  readonly past: readonly Moment[]
  readonly future: readonly Moment[]
  readonly search: { readonly pattern: string; readonly forward: boolean } | undefined
  /** The last row of the screen. */
  readonly message: string
  readonly file: EditedFile
  readonly changed: boolean
  readonly showNumbers: boolean
  /** Tabs and line ends are shown, as `^I` and `$`. */
  readonly showList: boolean
  readonly ignoreCase: boolean
  /** The first line on the screen. */
  readonly top: number
  readonly rows: number
  readonly columns: number
  readonly wish: FileWish | undefined
  readonly rings: boolean
}

/** What is known about the file. */
export interface EditedFile {
  /** Empty when no name was given. */
  readonly name: string
  readonly readOnly: boolean
  /** The last line has no line end. */
  readonly endsOpen: boolean
}

/** What an editor starts with. */
export interface EditorPlan {
  readonly lines: readonly string[]
  readonly file: EditedFile
  readonly message: string
  readonly rows: number
  readonly columns: number
}

/** Opens an editor on the first line. */
export function createEditor({ lines, file, message, rows, columns }: EditorPlan): Editor {
  return {
    lines: lines.length > 0 ? lines : [''],
    row: 0,
    column: 0,
    aim: 0,
    mode: 'normal',
    pending: '',
    commandLine: '',
    register: { lines: [], linewise: false },
    registers: {},
    chosen: '',
    anchor: { row: 0, column: 0 },
    marks: {},
    typed: undefined,
    beganAt: undefined,
    lastChange: [],
    past: [],
    future: [],
    search: undefined,
    message,
    file,
    changed: false,
    showNumbers: false,
    showList: false,
    ignoreCase: false,
    top: 0,
    rows,
    columns,
    wish: undefined,
    rings: false,
  }
}

/** The line under the cursor. */
export function currentLine({ lines, row }: Pick<Editor, 'lines' | 'row'>): string {
  return lines[row] ?? ''
}

/** Rows of the screen that show text. */
export function textRows({ rows }: Pick<Editor, 'rows'>): number {
  return Math.max(1, rows - 1)
}

/** The editor with its cursor within the text: in normal mode on a character, in insert mode also behind the last. */
export function settled(editor: Editor): Editor {
  const row = Math.min(Math.max(0, editor.row), editor.lines.length - 1)
  const length = editor.lines[row]!.length
  const last =
    editor.mode === 'insert' || editor.mode === 'replace' ? length : Math.max(0, length - 1)
  return { ...editor, row, column: Math.min(Math.max(0, editor.column), last) }
}

/** The editor with its cursor at a place, which is what `j` and `k` aim for from now on. */
export function movedTo(editor: Editor, { row, column }: Place): Editor {
  const next = settled({ ...editor, row, column })
  return { ...next, aim: next.column }
}
