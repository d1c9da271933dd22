import type { Bash, Command, ExecResult, IFileSystem, ScriptNode } from 'just-bash'
import { executionLimits } from '../limits.ts'
import type { Files } from '../tree/files.ts'
import { FileRefusal } from '../tree/refusal.ts'
import { createBashFiles, type BashFiles } from './bash-files.ts'
import { checkTargets } from './check-targets.ts'
import { connectEnds } from './connect-ends.ts'
import { explainErrors } from './explain-errors.ts'
import { INTERPRETER_COMMANDS } from './interpreter-commands.ts'
import { touchesArrays, watchLineEnd, type LineEnd } from './line-end.ts'
import { keptOptions, keptVariables, preludeOf, type LineState } from './line-state.ts'
import type { BashModule } from './load-bash.ts'
import { giveTurns, loopTurnCommand } from './loop-turns.ts'
import { commandsIn, textOfWord, type FunctionNode } from './script-nodes.ts'
import type { SessionEnds } from './session-ends.ts'
import { watchUnpausedWork } from './turns.ts'

/** What an interpreter is made of. */
export interface InterpreterPlan {
  readonly bash: BashModule
  readonly files: Files
  readonly ends: SessionEnds
  readonly commands: readonly Command[]
  /** Where the program of a command lies, when a search path leads there. */
  readonly programPath: (name: string, searched: string) => string | undefined
  readonly process: { readonly pid: number; readonly uid: number; readonly gid: number }
  /** How messages begin: `bash`, or `-bash` in a login shell. */
  readonly shellName: string
}

/** How one line is run. */
export interface RunPlan {
  readonly signal: AbortSignal
  readonly stdin?: Uint8Array
  /** Connects free ends with the visitor; otherwise what is said is collected. */
  readonly connected: boolean
}

/** What a line did. */
export interface RunOutcome {
  readonly state: LineState
  readonly stdout: Uint8Array
  readonly stderr: string
  readonly exitCode: number
  /** The line has ended the shell. */
  readonly exited: boolean
}

/** Runs lines of one user's shell, each from the state in which the last one left it. */
export interface Interpreter {
  readonly run: (text: string, state: LineState, plan: RunPlan) => Promise<RunOutcome>
}

/** Exit status of a command that Ctrl-C ends: 128 and the number of SIGINT (bash(1), EXIT STATUS). */
const INTERRUPTED = 130
/** The interpreter's own exit status when a limit ends a line, and what the kernel's would be (SIGXCPU). */
const OVER_LIMIT = 126
const KILLED = 152
const ENDS_SHELL = /\b(?:exit|exec|errexit|logout)\b|\bset\s+-\w*e/

/** Makes an interpreter of bash for one user. */
export function createInterpreter(plan: InterpreterPlan): Interpreter {
  const { bash, files, ends, shellName } = plan
  let searched = ''
  let cwd = '/'
  const explain = (text: string) =>
    explainErrors(text, { shellName, cwd, refusalAt: bashFiles.refusalAt })
  const bashFiles: BashFiles = createBashFiles({
    files,
    ends: { ...ends, error: (bytes) => ends.error(Buffer.from(explain(textIn(bytes)))) },
    programPath: (name) => plan.programPath(name, searched),
  })
  const lineEnd = watchLineEnd()
  const parseOwn = keepParsed((text) => bash.parse(text).statements)
  const execute = createExecutor(
    plan,
    [...plan.commands, lineEnd.command, loopTurnCommand],
    bashFiles.fileSystem,
  )

  async function run(text: string, state: LineState, how: RunPlan): Promise<RunOutcome> {
    const { stdin, signal, connected } = how
    bashFiles.renew()
    searched = state.exported['PATH'] ?? ''
    cwd = state.cwd
    const script = bash.parse(text)
    const asked = lineEnd.script(state.arrays !== '' || touchesArrays(text))
    const prepared = prepare(plan, { parseOwn, script, state, connected, lineEnd: asked })
    const result = await execute(prepared, text, {
      env: state.exported,
      replaceEnv: true,
      cwd: state.cwd,
      rawScript: true,
      signal,
      ...(stdin ? { stdin: Buffer.from(stdin).toString('latin1'), stdinKind: 'bytes' } : {}),
    })
    const end = lineEnd.take()
    const exitCode = end ? end.exitCode : exitCodeOf(result, signal)
    // What a line had printed when it was cut off may have been on its way to a file.
    const isCutOff = !end && connected && (signal.aborted || result.exitCode === OVER_LIMIT)
    return {
      exitCode,
      state: end ? stateAfter(state, script, end) : { ...state, exitCode },
      stdout: isCutOff ? new Uint8Array(0) : outputOf(result),
      stderr: explain(result.stderr),
      exited: !end && !isCutOff && mayExit(text, state),
    }
  }

  return { run }
}

interface Preparation {
  /** Parses what is put around a line, which is mostly the same as around the line before. */
  readonly parseOwn: (text: string) => ScriptNode['statements']
  readonly script: ScriptNode
  readonly state: LineState
  readonly connected: boolean
  /** The command that tells how the line left the shell. */
  readonly lineEnd: string
}

/** Puts what the shell knows in front of a line, and the command that asks how it ended behind it. */
function prepare(
  { bash, commands }: InterpreterPlan,
  { parseOwn, script, state, connected, lineEnd }: Preparation,
): ScriptNode {
  const ours = new Set(commands.map(({ name }) => name))
  const wantsEnds = (name: string) => ours.has(name) || `BASH_ALIAS_${name}` in state.variables
  checkTargets(script.statements)
  if (connected) connectEnds(script.statements, { bash, wantsEnds })
  giveTurns(script.statements, bash)
  return {
    type: 'Script',
    statements: [
      ...[...state.functions.values()].map(asStatement),
      ...parseOwn(preludeOf(state)),
      ...script.statements,
      ...parseOwn(lineEnd),
    ],
  }
}

/** Texts whose statements are kept; a shell needs two at a time. */
const KEPT_TEXTS_MAX = 4

function keepParsed<Statements>(parse: (text: string) => Statements): (text: string) => Statements {
  const kept = new Map<string, Statements>()
  return (text) => {
    const statements = kept.get(text) ?? parse(text)
    if (kept.size >= KEPT_TEXTS_MAX) kept.clear()
    kept.set(text, statements)
    return statements
  }
}

type Execute = (script: ScriptNode, ...how: Parameters<Bash['exec']>) => Promise<ExecResult>

/** Makes what runs prepared scripts; the interpreter itself takes only text. */
function createExecutor(
  plan: InterpreterPlan,
  customCommands: Command[],
  fs: IFileSystem,
): Execute {
  let prepared: ScriptNode | undefined
  const shell = new plan.bash.Bash({
    fs,
    customCommands,
    executionLimits,
    commands: [...INTERPRETER_COMMANDS],
    coverage: watchUnpausedWork(),
    // It would replace timers and other globals of the whole process while a line runs.
    defenseInDepth: false,
    processInfo: { ...plan.process, ppid: 1 },
  })
  shell.registerTransformPlugin({
    name: 'visit',
    transform: ({ ast }) => {
      const next = prepared
      prepared = undefined
      return { ast: next ?? ast }
    },
  })

  return async (script, ...how) => {
    prepared = script
    try {
      return await shell.exec(...how)
    } catch (error) {
      // A file that may not be written, where nothing could be said beforehand, ends the line.
      if (!(error instanceof FileRefusal)) throw error
      return { stdout: '', stderr: `bash: ${error.path}: ${error.words}\n`, exitCode: 1 }
    }
  }
}

function stateAfter(state: LineState, script: ScriptNode, end: LineEnd): LineState {
  const { exitCode, exported, cwd, arrays } = end
  return {
    cwd,
    exitCode,
    exported,
    arrays,
    variables: keptVariables(end.variables, exported),
    options: keptOptions(end.variables.get('SHELLOPTS') ?? ''),
    functions: functionsAfter(state.functions, script),
  }
}

function textIn(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString()
}

function outputOf({ stdout, stdoutKind }: ExecResult): Uint8Array {
  return Buffer.from(stdout, stdoutKind === 'bytes' ? 'latin1' : 'utf8')
}

function exitCodeOf({ exitCode }: { exitCode: number }, { aborted }: AbortSignal): number {
  if (aborted) return INTERRUPTED
  return exitCode === OVER_LIMIT ? KILLED : exitCode
}

/** A line that does not come to its end has ended the shell, or only itself: as `${x:?}` does. */
function mayExit(text: string, { functions, options }: LineState): boolean {
  return ENDS_SHELL.test(text) || options.includes('errexit') || functions.size > 0
}

function functionsAfter(
  before: ReadonlyMap<string, FunctionNode>,
  { statements }: ScriptNode,
): ReadonlyMap<string, FunctionNode> {
  const after = new Map(before)
  for (const command of commandsIn(statements)) {
    if (command.type === 'FunctionDef') after.set(command.name, command)
    else if (command.type === 'SimpleCommand' && textOfWord(command.name) === 'unset')
      for (const word of command.args) after.delete(textOfWord(word) ?? '')
  }
  return after
}

function asStatement(definition: FunctionNode): ScriptNode['statements'][number] {
  const pipelines = [{ type: 'Pipeline' as const, commands: [definition], negated: false }]
  return { type: 'Statement', pipelines, operators: [], background: false }
}
