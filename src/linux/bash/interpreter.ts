import type { Command, ExecResult, ScriptNode } from 'just-bash'
import type { Files } from '../tree/files.ts'
import { createBashFiles, type BashFiles } from './bash-files.ts'
import {
  behindCommand,
  moveBehind,
  type LineUnderWay,
  type StartBehind,
} from './background-bodies.ts'
import { checkTargets } from './check-targets.ts'
import { connectEnds } from './connect-ends.ts'
import { createExecutor } from './execute.ts'
import { explainErrors } from './explain-errors.ts'
import { touchesArrays, watchLineEnd, type LineEnd } from './line-end.ts'
import {
  asStatement,
  functionsAfter,
  type Functions,
  type SourcedScripts,
} from './kept-functions.ts'
import { keepParsed } from './keep-parsed.ts'
import { keptOptions, keptVariables, preludeOf, type LineState } from './line-state.ts'
import type { BashModule } from './load-bash.ts'
import { watchLoops, type LoopWatch } from './loop-turns.ts'
import { startInterpreters } from './script-interpreters.ts'
import type { StatementNode } from './script-nodes.ts'
import { replaceBuiltins } from './own-builtins.ts'
import { scriptOf } from './parse-line.ts'
import type { SessionEnds } from './session-ends.ts'
import { writtenCommand } from './written-files.ts'

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
  /** Connects free outputs with the visitor; otherwise what is said is collected. */
  readonly connected: boolean
  /** Connects free inputs with the visitor. */
  readonly visitorInput: boolean
  /** Begins what stands before an `&` inside of a compound command. */
  readonly startBehind: StartBehind
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
  const loops = watchLoops(bash)
  let underWay: LineUnderWay | undefined
  const parseOwn = keepParsed((text) => bash.parse(text).statements)
  const execute = createExecutor(
    plan,
    [
      ...plan.commands,
      lineEnd.command,
      loops.command,
      behindCommand(() => underWay),
      writtenCommand(bashFiles.takeWriteFailure),
    ],
    bashFiles.fileSystem,
  )

  async function run(text: string, state: LineState, how: RunPlan): Promise<RunOutcome> {
    const { stdin, signal, connected, startBehind } = how
    bashFiles.renew()
    loops.renew()
    searched = state.exported['PATH'] ?? ''
    cwd = state.cwd
    const script = scriptOf(bash, text)
    if ('error' in script) return mistaken(state, `${shellName}: ${script.error}\n`)
    const functions = () => functionsAfter(state.functions, script, sourcedBy(plan, state, loops))
    underWay = { state: () => ({ ...state, functions: functions() }), startBehind }
    const asked = lineEnd.script(state.arrays !== '' || touchesArrays(text))
    const prepared = prepare(plan, { parseOwn, loops, script, state, how, lineEnd: asked })
    const result = await execute(prepared, ':', {
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
      state: end ? stateAfter(end, functions()) : { ...state, exitCode },
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
  readonly loops: LoopWatch
  readonly script: ScriptNode
  readonly state: LineState
  readonly how: RunPlan
  /** The command that tells how the line left the shell. */
  readonly lineEnd: string
}

/** Puts what the shell knows in front of a line, and the command that asks how it ended behind it. */
function prepare(
  { bash, commands, files, shellName, programPath }: InterpreterPlan,
  { parseOwn, loops, script, state, how, lineEnd }: Preparation,
): ScriptNode {
  const ours = new Set(commands.map(({ name }) => name))
  const wantsEnds = (name: string) => ours.has(name) || `BASH_ALIAS_${name}` in state.variables
  startInterpreters(script.statements, {
    files,
    cwd: state.cwd,
    shellName,
    programPath: (name) => programPath(name, state.exported['PATH'] ?? ''),
  })
  dress(script.statements, { bash, loops })
  const free = { input: how.visitorInput, output: how.connected, error: how.connected }
  connectEnds(script.statements, free, { bash, wantsEnds })
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

/** Puts into statements what every run needs; in place. */
function dress(
  statements: readonly StatementNode[],
  { bash, loops }: { readonly bash: BashModule; readonly loops: LoopWatch },
): void {
  moveBehind(statements, bash)
  replaceBuiltins(statements)
  checkTargets(statements)
  loops.giveTurns(statements)
}

/** How scripts are found that a line reads into its shell. */
function sourcedBy(
  { bash, files }: InterpreterPlan,
  { exported, cwd }: LineState,
  loops: LoopWatch,
): SourcedScripts {
  const statementsOf = (path: string): readonly StatementNode[] => {
    try {
      const { statements } = bash.parse(Buffer.from(files.read(path)).toString())
      dress(statements, { bash, loops })
      return statements
    } catch {
      // The interpreter has said what is wrong with it.
      return []
    }
  }
  return { cwd, home: exported['HOME'] ?? '/', statementsOf }
}

/** Exit status of bash(1) for a syntax error. */
const SYNTAX_ERROR = 2

function mistaken(state: LineState, stderr: string): RunOutcome {
  const nothing = { stdout: new Uint8Array(0), stderr, exited: false }
  return { ...nothing, exitCode: SYNTAX_ERROR, state: { ...state, exitCode: SYNTAX_ERROR } }
}

function stateAfter(end: LineEnd, functions: Functions): LineState {
  const { exitCode, exported, cwd, arrays } = end
  return {
    cwd,
    exitCode,
    exported,
    arrays,
    variables: keptVariables(end.variables, exported),
    options: keptOptions(end.variables.get('SHELLOPTS') ?? ''),
    functions,
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
