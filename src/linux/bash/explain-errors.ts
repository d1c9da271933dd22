import { TARGET_PREFIX } from './session-devices.ts'
import { absolutePath } from '../tree/walk.ts'
import type { FileRefusal } from '../tree/refusal.ts'

/** What is needed to say what bash would. */
export interface ErrorContext {
  /** `bash`, or `-bash` in a login shell. */
  readonly shellName: string
  readonly cwd: string
  readonly refusalAt: (path: string) => FileRefusal | undefined
}

/** The interpreter's words for its own limits; an appliance that runs out says it in the kernel's. */
const LIMIT_WORDS: readonly (readonly [RegExp, string])[] = [
  [/maximum recursion depth|nesting|exec depth/, 'fork: retry: Resource temporarily unavailable'],
  [/too many iterations|command limit|too many commands|work unit/i, 'CPU time limit exceeded'],
  [
    /(?:size|width|length|memory|bytes|output|limit)\b.*exceeded|too large/i,
    'xmalloc: cannot allocate memory',
  ],
]
/** Said of the interpreter's own commands that are left out here. */
const NOT_SWITCHED_ON = /^(\S+): command not available in browser environments\..*$/
/** The interpreter's `sed` and `awk` name themselves twice where a limit ends them. */
const NAMED_TWICE = /^(sed|awk): \1: /
/** What `set -x` shows of the commands that are put around and between those of the visitor. */
const OF_THE_LAB = /^\S+ \/usr\/bin\/fieldfault-/
const FILE_PROBLEM =
  /^((?:[^:]+: )*)(.*): (?:cannot open redirect target|No such file or directory|Permission denied)$/

/** Lines that the interpreter says about itself, in the words that bash has for the same. */
export function explainErrors(text: string, context: ErrorContext): string {
  return text
    .split('\n')
    .filter((line) => line !== 'bash: execution aborted' && !OF_THE_LAB.test(line))
    .map((line) => explained(line.replace(TARGET_PREFIX, ''), context))
    .join('\n')
}

function explained(line: string, context: ErrorContext): string {
  const said = withTrueCause(line, context).replace(NAMED_TWICE, '$1: ')
  if (!said.startsWith('bash: ')) return said
  const rest = said.slice('bash: '.length).replace(NOT_SWITCHED_ON, '$1: command not found')
  const limit = isLimit(rest) ? LIMIT_WORDS.find(([words]) => words.test(rest)) : undefined
  return `${context.shellName}: ${limit ? limit[1] : rest.replace(/^syntax error: Parse error at \d+:\d+: /, '')}`
}

function isLimit(text: string): boolean {
  return /executionLimits|limit exceeded|exceeded \(|limit of \d+|\(limit: \d+\)/i.test(text)
}

/** The interpreter often says that a file is not there when it may not be read. */
function withTrueCause(line: string, { cwd, refusalAt }: ErrorContext): string {
  const [, lead = '', named] = FILE_PROBLEM.exec(line) ?? []
  if (named === undefined) return line
  const bare = /^.*['`‘](.*)['’]$/.exec(named)?.[1] ?? named
  const refusal = refusalAt(absolutePath(cwd, bare))
  if (!refusal) return line.replace('cannot open redirect target', 'No such file or directory')
  return `${lead}${named}: ${refusal.words}`
}
