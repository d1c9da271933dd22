import type { FileFacts } from '../tree/files.ts'
import { nameOf } from '../tree/walk.ts'
import type { CommandContext } from '../command.ts'
import { lineOf } from './find-line.ts'

/** A file that `find` has come to. */
export interface Found {
  /** As it is printed: the start with what lies below it. */
  readonly shown: string
  readonly path: string
  readonly facts: FileFacts
}

/** What an expression does while files are walked. */
export interface FindRun {
  readonly context: CommandContext
  readonly print: (text: string) => void
  readonly complain: (line: string) => void
  /** Does not go into the folder that is looked at. */
  readonly prune: () => void
  /** Paths that wait for `-exec ... +`, by the words of the command. */
  readonly gathered: Map<string, string[]>
}

/** A piece of an expression: whether a file fits, after doing what it says. */
export type Predicate = (found: Found, run: FindRun) => boolean | Promise<boolean>

/** A predicate of so many words behind its name. */
export interface PredicateKind {
  readonly words: number
  /** Actions print or do something, so that nothing is printed by default. */
  readonly isAction?: boolean
  /** Makes it; `undefined` when the word is none that it takes. */
  readonly make: (word: string, context: CommandContext) => Predicate | undefined
}

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const BLOCK_BYTES = 512

const UNIT_BYTES: Readonly<Record<string, number>> = {
  b: BLOCK_BYTES,
  c: 1,
  w: 2,
  k: 1_024,
  M: 1_048_576,
  G: 1_073_741_824,
}
const KINDS: Readonly<Record<string, FileFacts['kind']>> = { f: 'file', d: 'folder', l: 'link' }

/** `+5` is more than, `-5` less than, `5` exactly. */
function compares(word: string): ((value: number) => boolean) | undefined {
  const [, sign, digits] = /^([+-]?)(\d+)$/.exec(word) ?? []
  if (digits === undefined) return undefined
  const wanted = Number(digits)
  if (sign === '+') return (value) => value > wanted
  return sign === '-' ? (value) => value < wanted : (value) => value === wanted
}

const age =
  (unitMs: number): PredicateKind['make'] =>
  (word, { host }) => {
    const fits = compares(word)
    return fits && (({ facts }) => fits(Math.floor((host.clock.now() - facts.mtimeMs) / unitMs)))
  }

const named =
  (flags: string, of: (found: Found) => string): PredicateKind['make'] =>
  (word) => {
    const pattern = globPattern(word, flags)
    return (found) => pattern.test(of(found))
  }

/** A shell pattern as a regular expression; a `*` goes over slashes too, as find(1) has it. */
function globPattern(glob: string, flags: string): RegExp {
  const source = glob.replace(/\\(.)|\[(!?)([^\]]+)\]|[\s\S]/g, (whole, escaped, not, set) => {
    if (escaped) return escapedText(String(escaped))
    if (set) return `[${not ? '^' : ''}${String(set).replaceAll('\\', '\\\\')}]`
    if (whole === '*') return '[^]*'
    return whole === '?' ? '[^]' : escapedText(whole)
  })
  return new RegExp(`^${source}$`, flags)
}

function escapedText(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
}

const plain = (test: Predicate): PredicateKind => ({ words: 0, make: () => test })

const action = (test: Predicate): PredicateKind => ({ ...plain(test), isAction: true })

/** What `find` can ask of a file, and do with it (find(1)). */
export const PREDICATES: Readonly<Record<string, PredicateKind>> = {
  '-name': { words: 1, make: named('', ({ shown }) => nameOf(shown) || '/') },
  '-iname': { words: 1, make: named('i', ({ shown }) => nameOf(shown) || '/') },
  '-path': { words: 1, make: named('', ({ shown }) => shown) },
  '-wholename': { words: 1, make: named('', ({ shown }) => shown) },
  '-ipath': { words: 1, make: named('i', ({ shown }) => shown) },
  '-type': {
    words: 1,
    make: (word) => {
      const kinds = word.split(',').map((letter) => KINDS[letter])
      return kinds.includes(undefined) ? undefined : ({ facts }) => kinds.includes(facts.kind)
    },
  },
  '-size': {
    words: 1,
    make: (word) => {
      const unit = UNIT_BYTES[/[a-zA-Z]$/.exec(word)?.[0] ?? 'b']
      const fits = compares(word.replace(/[a-zA-Z]$/, ''))
      return unit && fits ? ({ facts }) => fits(Math.ceil(facts.size / unit)) : undefined
    },
  },
  '-mtime': { words: 1, make: age(DAY_MS) },
  '-mmin': { words: 1, make: age(MINUTE_MS) },
  '-newer': {
    words: 1,
    make: (word, { files, path }) => {
      const { mtimeMs } = files.stat(path(word))
      return ({ facts }) => facts.mtimeMs > mtimeMs
    },
  },
  '-user': {
    words: 1,
    make:
      (word) =>
      ({ facts }) =>
        facts.owner === word,
  },
  '-group': {
    words: 1,
    make:
      (word) =>
      ({ facts }) =>
        facts.group === word,
  },
  '-inum': {
    words: 1,
    make:
      (word) =>
      ({ facts }) =>
        facts.ino === Number(word),
  },
  '-links': {
    words: 1,
    make: (word) => {
      const fits = compares(word)
      return fits && (({ facts }) => fits(facts.links))
    },
  },
  '-perm': { words: 1, make: permission },
  '-empty': plain(({ facts, path }, { context }) =>
    facts.kind === 'folder' ? context.files.list(path).length === 0 : facts.size === 0,
  ),
  '-true': plain(() => true),
  '-false': plain(() => false),
  '-prune': plain((_found, { prune }) => {
    prune()
    return true
  }),
  '-print': action(({ shown }, { print }) => {
    print(`${shown}\n`)
    return true
  }),
  '-print0': action(({ shown }, { print }) => {
    print(`${shown}\0`)
    return true
  }),
  '-ls': action((found, { print, context }) => {
    print(lineOf(found, context))
    return true
  }),
  '-delete': action(({ path, shown, facts }, { context, complain }) => {
    const remove = facts.kind === 'folder' ? context.files.removeFolder : context.files.remove
    try {
      remove(path)
      return true
    } catch (error) {
      complain(`cannot delete '${shown}': ${(error as { words?: string }).words ?? ''}`)
      return false
    }
  }),
}

/** `644` exactly, `-644` all of these bits, `/222` any of them. */
function permission(word: string): Predicate | undefined {
  const [, how, digits] = /^([-/]?)([0-7]{1,4})$/.exec(word) ?? []
  if (digits === undefined) return undefined
  const bits = Number.parseInt(digits, 8)
  if (how === '-') return ({ facts }) => (facts.mode & bits) === bits
  if (how === '/') return ({ facts }) => bits === 0 || (facts.mode & bits) !== 0
  return ({ facts }) => (facts.mode & 0o7777) === bits
}
