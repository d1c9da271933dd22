import type { Bash, Command, ExecResult, ScriptNode } from 'just-bash'
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
import { commandsIn, textOfWord, type FunctionNode } from './script-nodes.ts'
import type { SessionEnds } from './session-ends.ts'

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
  let prepared: ScriptNode | undefined
  const shell: Bash = new bash.Bash({
    fs: bashFiles.fileSystem,
    commands: [...INTERPRETER_COMMANDS],
    customCommands: [...plan.commands, lineEnd.command],
    executionLimits,
    // It would replace timers and other globals of the whole process while a line runs.
    defenseInDepth: false,
    processInfo: { ...plan.process, ppid: 1 },
  })
  const ours = new Set(plan.commands.map(({ name }) => name))
  shell.registerTransformPlugin({
    name: 'visit',
    transform: ({ ast }) => {
      const next = prepared
      prepared = undefined
      return { ast: next ?? ast }
    },
  })

  function prepare(text: string, state: LineState, connected: boolean): ScriptNode {
    const script = bash.parse(text)
    const wantsEnds = (name: string) => ours.has(name) || `BASH_ALIAS_${name}` in state.variables
    checkTargets(script.statements)
    if (connected) connectEnds(script.statements, { wantsEnds })
    const withArrays = state.arrays !== '' || touchesArrays(text)
    const functions = [...state.functions.values()].map(asStatement)
    return {
      type: 'Script',
      statements: [
        ...functions,
        ...bash.parse(preludeOf(state)).statements,
        ...script.statements,
        ...bash.parse(lineEnd.script(withArrays)).statements,
      ],
    }
  }

  async function run(text: string, state: LineState, how: RunPlan): Promise<RunOutcome> {
    bashFiles.renew()
    searched = state.exported['PATH'] ?? ''
    cwd = state.cwd
    prepared = prepare(text, state, how.connected)
    const { stdin, signal } = how
    const result = await execute(text, {
      env: state.exported,
      replaceEnv: true,
      cwd: state.cwd,
      rawScript: true,
      signal,
      ...(stdin ? { stdin: Buffer.from(stdin).toString('latin1'), stdinKind: 'bytes' } : {}),
    })
    const end = lineEnd.take()
    const exitCode = end ? end.exitCode : exitCodeOf(result, signal)
    return {
      exitCode,
      state: end ? stateAfter(state, text, end) : { ...state, exitCode },
      stdout: Buffer.from(result.stdout, result.stdoutKind === 'bytes' ? 'latin1' : 'utf8'),
      stderr: explain(result.stderr),
      exited: !end && !signal.aborted && result.exitCode !== OVER_LIMIT && mayExit(text, state),
    }
  }

  /** A file that may not be written where nothing could be said beforehand ends the line. */
  async function execute(...how: Parameters<Bash['exec']>): Promise<ExecResult> {
    try {
      return await shell.exec(...how)
    } catch (error) {
      if (!(error instanceof FileRefusal)) throw error
      return { stdout: '', stderr: `bash: ${error.path}: ${error.words}\n`, exitCode: 1 }
    }
  }

  function stateAfter(state: LineState, text: string, end: LineEnd): LineState {
    const { exitCode, exported, cwd, arrays } = end
    return {
      cwd,
      exitCode,
      exported,
      arrays,
      variables: keptVariables(end.variables, exported),
      options: keptOptions(end.variables.get('SHELLOPTS') ?? ''),
      functions: functionsAfter(state.functions, bash.parse(text)),
    }
  }

  return { run }
}

function textIn(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString()
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
