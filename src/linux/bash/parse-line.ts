import type { ScriptNode } from 'just-bash'
import type { BashModule } from './load-bash.ts'
import { commandsIn, type CommandNode } from './script-nodes.ts'

/** What a line is: a script, the beginning of one, or a mistake. */
export type ParsedLine =
  | { readonly script: ScriptNode }
  | { readonly unfinished: true; readonly expects: string }
  | { readonly error: string }

/** Parses what has been typed so far. An unfinished line is one that the next line can complete. */
export function parseLine({ parse }: BashModule, text: string): ParsedLine {
  if (endsInBackslash(text)) return { unfinished: true, expects: 'line' }
  try {
    const script = parseScript({ parse }, text)
    const commands = [...commandsIn(script.statements)]
    if (commands.some(awaitsHereDocument)) return { unfinished: true, expects: 'here-document' }
    if (commands.some(isMissing)) return { unfinished: true, expects: 'command' }
    return { script }
  } catch (error) {
    return understood((error as Error).message, text)
  }
}

/** The interpreter takes no word such as `aGk=` for the target of a redirection. */
const ASSIGNMENT_AS_TARGET = /(<<<|>>?|<)(\s*[A-Za-z_]\w*)=/g

/** Parses a whole line; throws what the interpreter throws when it cannot. */
export function parseScript({ parse }: Pick<BashModule, 'parse'>, text: string): ScriptNode {
  try {
    return parse(text)
  } catch (error) {
    const escaped = text.replace(ASSIGNMENT_AS_TARGET, '$1$2\\=')
    if (escaped === text) throw error
    return parse(escaped)
  }
}

/** The script of a whole line, or why it is none. */
export function scriptOf(bash: BashModule, text: string): ScriptNode | { readonly error: string } {
  const parsed = parseLine(bash, text)
  if ('error' in parsed) return parsed
  if ('script' in parsed) return parsed.script
  try {
    // A here-document or a line that is cut short is carried out as far as it goes.
    return parseScript(bash, text)
  } catch {
    return { error: 'syntax error: unexpected end of file' }
  }
}

function understood(message: string, text: string): ParsedLine {
  if (message.includes('unexpected EOF')) return { unfinished: true, expects: 'quote' }
  const [, row, column, says = message] = /^Parse error at (\d+):(\d+): (.*)$/s.exec(message) ?? []
  const lines = text.split('\n')
  const rest = lines
    .slice(Number(row) - 1)
    .join('\n')
    .slice(Number(column) - 1)
  if (row !== undefined && rest.trim() === '') return { unfinished: true, expects: 'word' }
  const token = /unexpected token `(.*)'/s.exec(says)?.[1] ?? rest.trim().split(/\s+/)[0] ?? ''
  return { error: `syntax error near unexpected token \`${token}'` }
}

function endsInBackslash(text: string): boolean {
  return /(?:^|[^\\])(?:\\\\)*\\$/.test(text)
}

function awaitsHereDocument({ redirections }: CommandNode): boolean {
  return redirections.some(
    ({ target }) => target?.type === 'HereDoc' && target.terminated === false,
  )
}

/** Nothing stands behind the last `|`, `&&` or `||`. */
function isMissing(command: CommandNode): boolean {
  if (command.type !== 'SimpleCommand') return false
  const { name, assignments, redirections } = command
  return !name && assignments.length === 0 && redirections.length === 0
}
