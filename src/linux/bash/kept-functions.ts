import type { ScriptNode } from 'just-bash'
import { absolutePath } from '../tree/walk.ts'
import {
  commandsIn,
  textOfWord,
  type CommandNode,
  type FunctionNode,
  type StatementNode,
} from './script-nodes.ts'

/** Functions of a shell by name. */
export type Functions = ReadonlyMap<string, FunctionNode>

/** Where scripts come from that a line reads with `.` or `source`. */
export interface SourcedScripts {
  readonly cwd: string
  readonly home: string
  /** The statements of a file, ready to be kept; none when it cannot be read. */
  readonly statementsOf: (path: string) => readonly StatementNode[]
}

/** Files within files that are looked into. */
const SOURCES_DEEP_MAX = 8

/** The functions that a shell has after a script: those before, without what was unset, and its own. */
export function functionsAfter(
  before: Functions,
  { statements }: Pick<ScriptNode, 'statements'>,
  sourced: SourcedScripts,
  depth = 0,
): Functions {
  let after = new Map(before)
  for (const command of commandsIn(statements)) {
    const path = depth < SOURCES_DEEP_MAX ? sourcedPath(command, sourced) : undefined
    if (command.type === 'FunctionDef') after.set(command.name, command)
    else if (path !== undefined) {
      const inner = { statements: [...sourced.statementsOf(path)] }
      after = new Map(functionsAfter(after, inner, sourced, depth + 1))
    } else if (command.type === 'SimpleCommand' && textOfWord(command.name) === 'unset')
      for (const word of command.args) after.delete(textOfWord(word) ?? '')
  }
  return after
}

/** The file that a command reads into the shell, when its name is plain. */
function sourcedPath(command: CommandNode, { cwd, home }: SourcedScripts): string | undefined {
  if (command.type !== 'SimpleCommand') return undefined
  const [word] = command.args
  const name = textOfWord(command.name)
  if (!word || (name !== '.' && name !== 'source')) return undefined
  const [first, ...rest] = word.parts
  const isHome = first?.type === 'TildeExpansion' && first.user === null
  const typed = textOfWord(isHome ? { ...word, parts: rest } : word)
  return typed === undefined ? undefined : absolutePath(cwd, isHome ? home + typed : typed)
}

/** The definition of a function as a line would have it. */
export function asStatement(definition: FunctionNode): StatementNode {
  const pipelines = [{ type: 'Pipeline' as const, commands: [definition], negated: false }]
  return { type: 'Statement', pipelines, operators: [], background: false }
}
