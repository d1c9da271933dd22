import type { PipelineNode, ScriptNode, SimpleCommandNode } from 'just-bash'
import type { BashModule } from './load-bash.ts'
import { readsTerminal } from './reads-terminal.ts'
import {
  bodiesOf,
  literal,
  redirection,
  redirects,
  textOfWord,
  type CommandNode,
  type StatementNode,
} from './script-nodes.ts'
import { ENDS_VARIABLE, SESSION, THROUGH_OPTION } from './session-devices.ts'

/** Which ends of a command are the visitor's. */
interface Ends {
  readonly input: boolean
  readonly output: boolean
  readonly error: boolean
  /** Whether the next command of the pipe may end before it has read everything. */
  readonly readerLeaves?: boolean
}

/** Commands that read what a pipe brings to its end; others may leave it, as `head` does. */
const READ_ALL = new Set(
  `awk base64 cat cut egrep fgrep gzip grep hexdump md5sum nl od rev sed sha1sum sha256sum sort
   strings tac tail tee tr uniq wc xxd`.split(/\s+/),
)

/** `exec` would keep the redirections; the others say nothing, and loops are made of them. */
const LEFT_ALONE = new Set([
  'exec',
  ':',
  'true',
  'false',
  'break',
  'continue',
  'return',
  '[',
  'test',
])

/** How to connect. */
export interface ConnectPlan {
  /** The interpreter, which is not imported here so that it loads with the first shell only. */
  readonly bash: Pick<BashModule, 'serialize'>
  /** Names, aliases among them, of commands that want to know whether they talk to a terminal. */
  readonly wantsEnds: (name: string) => boolean
}

/**
 * Connects the free ends of all commands with the visitor, so that output appears when it is written and not
 * at the end of the line, and commands that read find what is typed. Changes the statements in place.
 */
export function connectEnds(
  statements: readonly StatementNode[],
  free: Ends,
  plan: ConnectPlan,
): void {
  if (!free.input && !free.output) return
  for (const statement of statements) connectStatement(statement, free, plan)
}

function connectStatement({ pipelines }: StatementNode, ends: Ends, plan: ConnectPlan): void {
  for (const pipeline of pipelines) connectPipeline(pipeline, ends, plan)
}

function connectPipeline(pipeline: PipelineNode, ends: Ends, plan: ConnectPlan): void {
  if (ends.output) followThrough(pipeline, plan)
  const last = pipeline.commands.length - 1
  pipeline.commands = pipeline.commands.map((command, index) =>
    connectCommand(
      command,
      {
        input: ends.input && index === 0,
        output: ends.output && index === last,
        error: ends.error && !pipeline.pipeStderr?.[index],
        readerLeaves:
          index === last ? (ends.readerLeaves ?? false) : mayLeave(pipeline.commands[index + 1]),
      },
      plan,
    ),
  )
}

function mayLeave(reader: CommandNode | undefined): boolean {
  return reader?.type === 'SimpleCommand' && !READ_ALL.has(textOfWord(reader.name) ?? '')
}

function connectCommand(command: CommandNode, ends: Ends, plan: ConnectPlan): CommandNode {
  const left = {
    input: ends.input && !redirects(command, 0),
    output: ends.output && !redirects(command, 1),
    error: ends.error && !redirects(command, 2),
    readerLeaves: (ends.readerLeaves ?? false) && !redirects(command, 1),
  }
  if (command.type === 'SimpleCommand') return connectSimple(command, { ends, left, plan })
  for (const body of bodiesOf(command))
    for (const statement of body) connectStatement(statement, left, plan)
  return command
}

/** `ends` are the visitor's before the command's own redirections, `left` after them. */
function connectSimple(
  command: SimpleCommandNode,
  { ends, left, plan }: { ends: Ends; left: Ends; plan: ConnectPlan },
): CommandNode {
  const name = textOfWord(command.name)
  if (!command.name || (name !== undefined && LEFT_ALONE.has(name))) return command
  if (name === 'read' && left.input) return connectRead(command, ends)
  if (name !== undefined && plan.wantsEnds(name)) command.assignments.push(endsAssignment(left))
  const reads = left.input && name !== undefined && readsTerminal(name, command.args)
  command.redirections = [
    ...(reads ? [redirection(0, '<', SESSION.input)] : []),
    ...outputsOf(ends),
    ...command.redirections,
  ]
  return command
}

function outputsOf({ output, error }: Ends) {
  return [
    ...(output ? [redirection(1, '>>', SESSION.out)] : []),
    ...(error ? [redirection(2, '>>', SESSION.error)] : []),
  ]
}

function endsAssignment({
  input,
  output,
  readerLeaves,
}: Ends): SimpleCommandNode['assignments'][number] {
  const value = literal(`${input ? 'i' : ''}${output ? 'o' : ''}${readerLeaves ? 'l' : ''}`)
  return { type: 'Assignment', name: ENDS_VARIABLE, value, append: false, array: null }
}

/** `read` prints its prompt, then takes a typed line; the prompt has to come before the line is waited for. */
function connectRead(command: SimpleCommandNode, ends: Ends): CommandNode {
  const { args, prompt, silent } = readOptions(command)
  command.args = args
  const from = silent ? SESSION.secret : SESSION.line
  command.redirections = [redirection(0, '<', from), ...outputsOf(ends), ...command.redirections]
  if (!prompt) return command
  const ask: SimpleCommandNode = {
    type: 'SimpleCommand',
    assignments: [],
    name: literal('printf'),
    args: [literal('%s'), prompt],
    redirections: [redirection(1, '>>', SESSION.error)],
  }
  return { type: 'Group', body: [alone(ask), alone(command)], redirections: [] }
}

function readOptions({ args }: SimpleCommandNode) {
  const at = args.findIndex((word) => /^-[a-z]*p$/.test(textOfWord(word) ?? ''))
  const silent = args.some((word) => /^-[a-z]*s/.test(textOfWord(word) ?? ''))
  if (at < 0 || at + 1 >= args.length) return { args, silent, prompt: undefined }
  const flags = textOfWord(args[at]!)!.slice(0, -1)
  const kept = flags === '-' ? [] : [literal(flags)]
  return {
    args: [...args.slice(0, at), ...kept, ...args.slice(at + 2)],
    silent,
    prompt: args[at + 1],
  }
}

function alone(command: CommandNode): StatementNode {
  const pipeline: PipelineNode = { type: 'Pipeline', commands: [command], negated: false }
  return { type: 'Statement', pipelines: [pipeline], operators: [], background: false }
}

/**
 * `tail -f FILE | grep WORD` never ends, and the interpreter runs a pipe one command after the other. So
 * `tail` gets the rest of the pipe, and puts every new piece through it.
 */
function followThrough(pipeline: PipelineNode, { bash }: ConnectPlan): void {
  const [first, ...filters] = pipeline.commands
  if (first?.type !== 'SimpleCommand' || filters.length === 0) return
  const words = first.args.map(textOfWord)
  const follows = words.some((word) => /^(?:-[a-zA-Z]*[fF]|--follow.*)$/.test(word ?? ''))
  if (textOfWord(first.name) !== 'tail' || !follows) return
  const rest: PipelineNode = { ...pipeline, commands: filters }
  const script: ScriptNode = {
    type: 'Script',
    statements: [{ type: 'Statement', pipelines: [rest], operators: [], background: false }],
  }
  first.args.unshift(literal(THROUGH_OPTION), literal(bash.serialize(script)))
  pipeline.commands = [first]
  pipeline.pipeStderr = []
}
