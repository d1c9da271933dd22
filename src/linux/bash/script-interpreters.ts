import type { Files } from '../tree/files.ts'
import { attempt, FileRefusal } from '../tree/refusal.ts'
import { absolutePath } from '../tree/walk.ts'
import { commandsIn, literal, textOfWord, type StatementNode } from './script-nodes.ts'

/** Where scripts and what reads them are looked for. */
export interface ScriptPlace {
  readonly files: Files
  readonly cwd: string
  /** How messages begin: `bash`, or `-bash` in a login shell. */
  readonly shellName: string
  /** Where the program of a command lies; `undefined` when PATH does not lead there. */
  readonly programPath: (name: string) => string | undefined
}

/** First line of a script: its interpreter and one argument (execve(2), "Interpreter scripts"). */
const FIRST_LINE = /^#! *(\S+)[ \t]*([^\n]*?)[ \t]*(?:\n|$)/
const MAY_RUN = 0o111
/** The interpreter reads these itself. */
const SHELLS = new Set(['bash', 'sh'])
/** Exit statuses of bash(1) and env(1). */
const NOT_EXECUTABLE = 126
const NOT_FOUND = 127

/** Hands scripts that are called by their path to what their first line names. Changes the statements in place. */
export function startInterpreters(statements: readonly StatementNode[], place: ScriptPlace): void {
  for (const command of commandsIn(statements)) {
    if (command.type !== 'SimpleCommand') continue
    const typed = textOfWord(command.name)
    const first = typed?.includes('/') ? firstLineOf(typed, place) : undefined
    if (typed === undefined || !first) continue
    const called = interpreterOf(typed, first, place)
    if ('program' in called) {
      if (SHELLS.has(called.program)) continue
      command.name = literal(called.program)
      command.args.unshift(...called.args.map(literal), literal(typed))
    } else {
      command.name = literal('sh')
      const says = `printf '%s\\n' "$0" >&2; exit ${called.exitCode}`
      command.args = ['-c', says, called.says].map(literal)
    }
  }
}

interface FirstLine {
  readonly path: string
  readonly argument: string
}

function firstLineOf(typed: string, { files, cwd }: ScriptPlace): FirstLine | undefined {
  const text = attempt(() => {
    const path = absolutePath(cwd, typed)
    const { kind, mode, program } = files.stat(path)
    const isScript = kind === 'file' && program === undefined && (mode & MAY_RUN) !== 0
    return isScript ? Buffer.from(files.read(path)).toString() : ''
  })
  if (text instanceof FileRefusal) return undefined
  const [, path, argument = ''] = FIRST_LINE.exec(text) ?? []
  return path === undefined ? undefined : { path, argument }
}

type Called =
  | { readonly program: string; readonly args: readonly string[] }
  | { readonly says: string; readonly exitCode: number }

function interpreterOf(
  typed: string,
  { path, argument }: FirstLine,
  { files, shellName, programPath }: ScriptPlace,
): Called {
  const facts = attempt(() => files.stat(path))
  const program = facts instanceof FileRefusal ? undefined : facts.program
  if (program === undefined) {
    const says = `${shellName}: ${typed}: ${path}: bad interpreter: No such file or directory`
    return { says, exitCode: NOT_EXECUTABLE }
  }
  if (program !== 'env') return { program, args: argument === '' ? [] : [argument] }
  if (programPath(argument) !== undefined) return { program: argument, args: [] }
  return {
    says: `/usr/bin/env: '${argument}': No such file or directory`,
    exitCode: NOT_FOUND,
  }
}
