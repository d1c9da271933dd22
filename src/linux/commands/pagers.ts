import type { CommandContext, CommandOutcome, CommandTerminal, LinuxCommand } from '../command.ts'
import { createViKeys } from '../vi/keys.ts'
import { bytesOf } from './digests.ts'
import { pressPageKey, rowsOf, withRows, type PageState } from './page-state.ts'
import { createSaid } from './said.ts'

const ENTER_SCREEN = '\u001b[?1049h\u001b[?1h\u001b='
const LEAVE_SCREEN = '\u001b[?1l\u001b>\u001b[?1049l'
const REVERSE = '\u001b[7m'
const PLAIN = '\u001b[m'
const CLEAR_LINE = '\r\u001b[K'

/** Shows a text a page at a time, on a screen of its own. */
const less: LinuxCommand = {
  name: 'less',
  run: (args, context) => view('less', args, context),
}

/** Shows a text a page at a time, line under line. */
const more: LinuxCommand = {
  name: 'more',
  run: (args, context) => view('more', args, context),
}

/** Programs that show a text a page at a time. */
export const pagers: readonly LinuxCommand[] = [less, more]

async function view(
  name: 'less' | 'more',
  args: readonly string[],
  context: CommandContext,
): Promise<CommandOutcome> {
  const said = createSaid(name)
  const operands = args.filter((arg) => !/^[-+]./.test(arg))
  if (operands.length === 0 && context.stdinIsVisitor)
    return name === 'less'
      ? { stderr: 'Missing filename ("less --help" for help)\n', exitCode: 1 }
      : { stderr: 'more: bad usage\n', exitCode: 1 }
  const texts = (operands.length > 0 ? operands : ['-']).flatMap((operand) => {
    if (operand !== '-' && isFolder(operand, context)) {
      said.print(
        name === 'less' ? `${operand} is a directory\n` : `\n*** ${operand}: directory ***\n\n`,
      )
      return []
    }
    const bytes = said.trying(operand, () => bytesOf(operand, context))
    return bytes ? [Buffer.from(bytes).toString()] : []
  })
  const { screen } = context
  const { stdout = '', stderr = '', exitCode = 0 } = said.outcome()
  const wrong = { stdout, stderr: stderr.replace(/^less: /gm, ''), exitCode }
  if (texts.length === 0) return wrong
  const text = texts.join('')
  if (!screen) return { ...wrong, stdout: `${String(stdout)}${text}` }
  const rows = rowsOf(text, screen.columns())
  const height = Math.max(1, screen.rows() - 1)
  if (name === 'more' && rows.length <= height) return { ...wrong, stdout: text }
  const prompt = operands[0] ?? ''
  const first = { ...freshState, rows, height, prompt }
  if (name === 'more') await showPages({ ...first, endsAtEnd: true }, screen)
  else
    await showScreens(firstKeys(args).reduce(pressPageKey, { ...first, endsAtEnd: false }), {
      screen,
      onGrowth: growthOf(operands, context),
    })
  return wrong
}

const freshState = {
  top: 0,
  typed: '',
  search: undefined,
  hit: -1,
  done: false,
  following: false,
} as const

/** Keys that `+F`, `+G` and `+/WORD` press before anything is shown (less(1)). */
function firstKeys(args: readonly string[]): string[] {
  return args.flatMap((arg) => {
    if (!/^\+./.test(arg)) return []
    const keys = Array.from(arg.slice(1))
    return /^[/?]/.test(keys[0]!) ? [...keys, '<CR>'] : keys
  })
}

/** Calls with the text of a file whenever it changes; the returned function ends it. */
type OnGrowth = (listen: (text: string) => void) => () => void

function growthOf(operands: readonly string[], { host, files, path }: CommandContext): OnGrowth {
  const [operand = '-', ...others] = operands
  if (operand === '-' || others.length > 0) return () => () => {}
  return (listen) =>
    host.tree.watch(path(operand), () => {
      if (files.has(path(operand))) listen(Buffer.from(files.read(path(operand))).toString())
    })
}

function isFolder(operand: string, { files, path }: CommandContext): boolean {
  return files.has(path(operand)) && files.stat(path(operand)).kind === 'folder'
}

async function showScreens(
  first: PageState,
  { screen, onGrowth }: { readonly screen: CommandTerminal; readonly onGrowth: OnGrowth },
): Promise<void> {
  let state = first
  const show = () => screen.write(screenText(state))
  const stop = onGrowth((text) => {
    state = withRows(state, rowsOf(text, screen.columns()))
    if (state.following) show()
  })
  screen.write(ENTER_SCREEN)
  show()
  await pressing(screen, {
    press: (key) => {
      state = pressPageKey(state, key)
      return state.done
    },
    show,
    resized: () => {
      state = { ...state, height: Math.max(1, screen.rows() - 1) }
      show()
    },
  }).finally(stop)
  screen.write(LEAVE_SCREEN)
}

function screenText({ rows, top, height, prompt, typed, following }: PageState): string {
  const shown = rows.slice(top, top + height)
  while (shown.length < height) shown.push('~')
  const atEnd = top + height >= rows.length && !following
  const words = `${prompt}${atEnd ? `${prompt ? ' ' : ''}(END)` : ''}`
  const last = typed || (words ? `${REVERSE}${words}${PLAIN}` : ':')
  return `\u001b[H${shown.map((row) => `${row}\u001b[K\r\n`).join('')}${last}\u001b[K`
}

/** `more` writes on and on; its prompt says how much of the text has been shown. */
async function showPages(first: PageState, screen: CommandTerminal): Promise<void> {
  let state = first
  let printed = 0
  const show = () => {
    const end = Math.min(state.rows.length, state.top + state.height)
    const fresh = state.rows.slice(state.top < printed - state.height ? state.top : printed, end)
    printed = end
    const percent = Math.floor((end * 100) / state.rows.length)
    const prompt = state.typed || `${REVERSE}--More--(${percent}%)${PLAIN}`
    screen.write(`${CLEAR_LINE}${fresh.map((row) => `${row}\r\n`).join('')}${prompt}`)
  }
  show()
  await pressing(screen, {
    press: (key) => {
      state = pressPageKey(state, key)
      const atEnd = state.top + state.height >= state.rows.length && state.typed === ''
      if (atEnd && !state.done) show()
      return state.done || atEnd
    },
    show,
    resized: show,
  })
  screen.write(CLEAR_LINE)
}

interface Pressing {
  /** True when no more keys are wanted. */
  readonly press: (key: string) => boolean
  readonly show: () => void
  readonly resized: () => void
}

function pressing(screen: CommandTerminal, { press, show, resized }: Pressing): Promise<void> {
  const keys = createViKeys()
  return screen.readRaw({
    resized,
    press: (bytes) => {
      const used = keys.read(bytes, (key) => typeof key === 'string' && press(key))
      if (used === undefined) show()
      return used
    },
  })
}
