import type { PipelineNode, SimpleCommandNode } from 'just-bash'
import {
  bodiesOf,
  literal,
  textOfWord,
  type CommandNode,
  type RedirectionNode,
  type StatementNode,
} from './script-nodes.ts'
import { TARGET_PREFIX, WRITTEN_COMMAND } from './session-devices.ts'

/**
 * Marks the files that commands write to, so that the file system can refuse them before the interpreter opens
 * them, and asks behind each such command whether all could be written: the interpreter would end the whole line
 * otherwise. Changes the statements in place.
 */
export function checkTargets(statements: readonly StatementNode[]): void {
  for (const pipeline of statements.flatMap(({ pipelines }) => pipelines))
    pipeline.commands = pipeline.commands.map(checkCommand)
}

function checkCommand(command: CommandNode): CommandNode {
  const inner = command.type === 'FunctionDef' ? command.body : command
  for (const body of bodiesOf(inner)) checkTargets(body)
  const { redirections } = command
  command.redirections = redirections.map(checked)
  const writes = command.redirections.some((now, index) => now !== redirections[index])
  if (!writes || command.type === 'FunctionDef' || isExec(command)) return command
  const body = [alone(command), alone(askingWritten(command))]
  return { type: 'Group', body, redirections: [] }
}

/** `exec` keeps its redirections for the whole shell. */
function isExec(command: CommandNode): boolean {
  return command.type === 'SimpleCommand' && textOfWord(command.name) === 'exec'
}

function checked(redirection: RedirectionNode): RedirectionNode {
  const { operator, target } = redirection
  if (!/^(?:>|>>|>\||&>|&>>)$/.test(operator) || target?.type !== 'Word') return redirection
  const [first] = target.parts
  const isDevice = textOfWord(target)?.startsWith('/dev/')
  if (!first || first.type === 'TildeExpansion' || isDevice) return redirection
  const mark = { type: 'Literal' as const, value: TARGET_PREFIX }
  return { ...redirection, target: { ...target, parts: [mark, ...target.parts] } }
}

/** Is given the status and the name of the command, which says what went wrong. */
function askingWritten(command: CommandNode): SimpleCommandNode {
  const name = command.type === 'SimpleCommand' ? textOfWord(command.name) : undefined
  const status = { type: 'ParameterExpansion' as const, parameter: '?', operation: null }
  return {
    type: 'SimpleCommand',
    assignments: [],
    name: literal(`/usr/bin/${WRITTEN_COMMAND}`),
    args: [{ type: 'Word', parts: [status] }, literal(name ?? '')],
    redirections: [],
  }
}

function alone(command: CommandNode): StatementNode {
  const pipeline: PipelineNode = { type: 'Pipeline', commands: [command], negated: false }
  return { type: 'Statement', pipelines: [pipeline], operators: [], background: false }
}
