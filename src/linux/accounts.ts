import type { Credentials } from './tree/credentials.ts'

/** A user of the appliance's Linux. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
  /** The primary group first; the name of the account unless given. */
  readonly groups?: readonly string[]
  readonly home: string
  readonly shell?: string
  /** Whether this is the password; without it every password is wrong. */
  readonly passwordIs?: (typed: string) => boolean
  /** Whether `sudo` runs anything for this user; root's never asks. */
  readonly sudo?: 'no' | 'with-password' | 'without-password'
}

/** Who there is, by name and by number. */
export interface Accounts {
  readonly all: readonly Account[]
  readonly find: (name: string) => Account | undefined
  readonly credentials: (account: Account) => Credentials
  /** The number of a user or group name; a name that is a number is that number. */
  readonly uidOf: (name: string) => number | undefined
  readonly gidOf: (name: string) => number | undefined
  /** The name behind what `chown` was given: a name, or a number. */
  readonly userNamed: (text: string) => string | undefined
  readonly groupNamed: (text: string) => string | undefined
}

/** The superuser, as every Linux has it. */
const rootAccount: Account = { name: 'root', uid: 0, gid: 0, home: '/root' }

/** Groups that files of a plain system belong to, with Debian's numbers. */
const SYSTEM_GROUPS: readonly (readonly [string, number])[] = [
  ['root', 0],
  ['adm', 4],
  ['tty', 5],
  ['mail', 8],
  ['nobody', 65_534],
]

/** Makes the list of users; root is added when it is not among them. */
export function createAccounts(
  given: readonly Account[],
  groups: readonly (readonly [string, number])[] = [],
): Accounts {
  const all = given.some(({ name }) => name === 'root') ? given : [rootAccount, ...given]
  const find = (name: string) => all.find((account) => account.name === name)
  const gids = new Map<string, number>([
    ...SYSTEM_GROUPS,
    ...all.map((account) => [groupsOf(account)[0]!, account.gid] as const),
    ...groups,
  ])
  const uidOf = (name: string) => find(name)?.uid ?? numberIn(name)
  const gidOf = (name: string) => gids.get(name) ?? numberIn(name)

  return {
    all,
    find,
    uidOf,
    gidOf,
    credentials: (account) => {
      const [group = account.name] = groupsOf(account)
      return { user: account.name, group, groups: groupsOf(account) }
    },
    userNamed: (text) => {
      if (find(text)) return text
      return numberIn(text) === undefined
        ? undefined
        : (all.find(({ uid }) => uid === Number(text))?.name ?? text)
    },
    groupNamed: (text) => {
      if (gids.has(text)) return text
      if (numberIn(text) === undefined) return undefined
      return [...gids].find(([, gid]) => gid === Number(text))?.[0] ?? text
    },
  }
}

function groupsOf({ name, groups }: Account): readonly string[] {
  return groups && groups.length > 0 ? groups : [name]
}

function numberIn(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : undefined
}
