import type { Editor, Register } from './editor.ts'

/** A command with the register that was typed in front of it, as in `"ayy`. */
export interface RegisterChoice {
  readonly rest: string
  /** Empty when none was typed, and while its letter is still to come. */
  readonly name: string
}

/** Takes `"a` off the keys of a command; a count may stand before it. */
export function registerChosen(typed: string): RegisterChoice {
  const [whole = '', count = '', name = ''] = /^([1-9]\d*)?"([a-zA-Z0-9_"*+-])/.exec(typed) ?? []
  return { rest: count + typed.slice(whole.length), name }
}

/** The last yank, whatever has been deleted since (Vim, `:help quote0`). */
const LAST_YANK = '0'
/** Takes what is deleted nowhere (Vim, `:help quote_`). */
const BLACK_HOLE = '_'

/** The registers after text was deleted or yanked, into the chosen one or the unnamed one. */
export function keptIn(
  { register, registers, chosen }: Editor,
  text: Register,
  isYank: boolean,
): Pick<Editor, 'register' | 'registers'> {
  if (chosen === BLACK_HOLE) return { register, registers }
  if (/^[a-z]$/i.test(chosen)) {
    const name = chosen.toLowerCase()
    const before = registers[name]
    const made = chosen === name || !before ? text : appended(before, text)
    return { register: made, registers: { ...registers, [name]: made } }
  }
  return { register: text, registers: isYank ? { ...registers, [LAST_YANK]: text } : registers }
}

/** What `p` puts; `undefined` when there is nothing. */
export function registerToPut({ register, registers, chosen }: Editor): Register | undefined {
  const text = /^[a-z0]$/i.test(chosen) ? registers[chosen.toLowerCase()] : register
  return text && text.lines.length > 0 ? text : undefined
}

/** A capital letter appends; whole lines stay whole lines. */
function appended(before: Register, text: Register): Register {
  if (before.linewise || text.linewise)
    return { lines: [...before.lines, ...text.lines], linewise: true }
  const [first = '', ...rest] = text.lines
  return {
    lines: [...before.lines.slice(0, -1), `${before.lines.at(-1) ?? ''}${first}`, ...rest],
    linewise: false,
  }
}
