import type { Rule } from '../offence.ts'
import { lineAt } from '../source-file.ts'
import { dotted, held, heldList, nodesOf, syntaxOf } from '../syntax.ts'
import { referencesIn } from './references.ts'

interface Ban {
  readonly names: RegExp
  readonly instead: string
  /** Folders in which the names are allowed; tests that run real programs are always free. */
  readonly allowedIn: readonly string[]
}

const REAL_TIME = ['src/clock/', 'test/rooms/clock/']
const KEY_MATERIAL = ['entropy', 'pki', 'ssh'].flatMap((room) => [
  `src/${room}/`,
  `test/rooms/${room}/`,
])
const FREE = ['test/doors/', 'test/bench/', 'test/container/']

const bans: readonly Ban[] = [
  {
    names: /^(?:Date\.now|performance\.(?:now|timeOrigin)|process\.(?:hrtime|uptime)(?:\..*)?)$/,
    instead:
      'lab time is `clock.now()`; real work is measured with `stopwatch` of src/clock/real-time.ts',
    allowedIn: REAL_TIME,
  },
  {
    names: /^(?:set|clear)(?:Timeout|Interval|Immediate)$|^queueMicrotask$/,
    instead:
      'wait on the lab clock, or use `nextTurn` and `armRealTimer` of src/clock/real-time.ts',
    allowedIn: REAL_TIME,
  },
  {
    names:
      /^(?:Math\.random|(?:crypto\.|webcrypto\.)*(?:randomUUID|randomBytes|randomInt|randomFill(?:Sync)?|getRandomValues|generateKey(?:Pair)?(?:Sync)?))$/,
    instead: 'draw from the seeded `Entropy` of the lab',
    allowedIn: KEY_MATERIAL,
  },
  {
    names: /^console\.\w+$/,
    instead: 'journal it, or print it from src/cli or src/report',
    allowedIn: ['src/cli/', 'src/report/', 'test/'],
  },
]

/** Time, chance and the terminal are used only in the rooms that own them. */
export const bannedNames: Rule = (file) => {
  const inForce = bans.filter(({ allowedIn }) => !within(file.path, [...allowedIn, ...FREE]))
  return referencesIn(file).flatMap(({ name, offset }) =>
    inForce
      .filter(({ names }) => names.test(name))
      .map(({ instead }) => ({
        path: file.path,
        line: lineAt(file.text, offset),
        says: `${name} is banned here: ${instead}.`,
      })),
  )
}

/** `new Date()` without an argument reads the system's time. */
export const bannedDates: Rule = (file) => {
  if (within(file.path, [...REAL_TIME, ...FREE])) return []
  return nodesOf(syntaxOf(file), 'NewExpression', 'CallExpression')
    .filter((node) => dotted(held(node, 'callee')) === 'Date')
    .filter((node) => node.type === 'CallExpression' || heldList(node, 'arguments').length === 0)
    .map((node) => ({
      path: file.path,
      line: lineAt(file.text, node.start),
      says: 'a Date without an argument is banned here: give it `clock.now()`.',
    }))
}

function within(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path.startsWith(folder))
}
