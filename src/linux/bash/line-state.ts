import type { FunctionNode } from './script-nodes.ts'

/** What a shell keeps from one line to the next. */
export interface LineState {
  readonly cwd: string
  readonly exported: Readonly<Record<string, string>>
  /** Variables that are not exported, aliases among them. */
  readonly variables: Readonly<Record<string, string>>
  /** `declare` commands that make the arrays anew. */
  readonly arrays: string
  readonly functions: ReadonlyMap<string, FunctionNode>
  /** Names of `set -o`. */
  readonly options: readonly string[]
  readonly exitCode: number
}

const NAME = /^[A-Za-z_]\w*$/
/** The interpreter sets these itself, and some may not be assigned. */
const ITS_OWN = new Set(
  `_ BASH BASHOPTS BASHPID BASH_COMMAND BASH_VERSION DIRSTACK EPOCHREALTIME EPOCHSECONDS EUID FUNCNAME GROUPS
   IFS LINENO OLDPWD OPTERR OPTIND PIPESTATUS PPID PWD RANDOM REPLY SECONDS SHELLOPTS SRANDOM UID`.split(
    /\s+/,
  ),
)
/** What an interactive shell may have set with `set -o`; the others are on anyway or change how lines are read. */
const KEPT_OPTIONS = new Set([
  'allexport',
  'errexit',
  'noclobber',
  'noglob',
  'nounset',
  'pipefail',
  'xtrace',
])

/** The words that bring a new interpreter to where the last one stopped. */
export function preludeOf({ variables, arrays, options, exitCode }: LineState): string {
  return [
    'shopt -s expand_aliases',
    ...Object.entries(variables).map(
      ([name, value]) => `${name}=${quoted(expandedOnce(name, value))}`,
    ),
    arrays,
    ...options.map((name) => `set -o ${name}`),
    `(exit ${exitCode})`,
  ]
    .filter(Boolean)
    .join('\n')
}

/** Bash expands no alias inside of its own value (bash(1), ALIASES); the interpreter would, without end. */
function expandedOnce(name: string, value: string): string {
  const alias = /^BASH_ALIAS_(\w+)$/.exec(name)?.[1]
  if (!alias || !/[;|&]/.test(value)) return value
  return value.replace(new RegExp(`(^|[;|&]\\s*)(${alias})\\b`, 'g'), '$1\\$2')
}

/** The variables that are kept, out of all that the interpreter has. */
export function keptVariables(
  all: Iterable<readonly [string, string]>,
  exported: Readonly<Record<string, string>>,
): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of all) {
    const wanted = NAME.test(name) && !ITS_OWN.has(name) && !(name in exported)
    if (wanted || name === 'IFS') kept[name] = value
  }
  return kept
}

/** The options among what `SHELLOPTS` says that a next line needs. */
export function keptOptions(shellopts: string): string[] {
  return shellopts.split(':').filter((name) => KEPT_OPTIONS.has(name))
}

/** A word that the shell takes as it is. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
