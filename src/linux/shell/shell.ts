import type { Account } from '../accounts.ts'
import type { LinuxHost } from '../host.ts'
import { shellLimits, type ShellLimits } from '../limits.ts'

/** A shell that a user can be given, by SSH or otherwise. */
export interface Shell {
  readonly host: LinuxHost
  readonly account: Account
  /** A login shell says `-bash` in its messages and `logout` at its end. */
  readonly login: boolean
  readonly limits: ShellLimits
  /** Variables besides the usual ones, such as those that the client sent. */
  readonly env: Readonly<Record<string, string>>
  /** The first working directory; home unless given. */
  readonly cwd: string | undefined
}

/** What a shell is made of. */
export interface ShellPlan {
  readonly host: LinuxHost
  readonly account: Account
  readonly login?: boolean
  readonly limits?: Partial<ShellLimits>
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
}

/** Makes the shell of a user; a login shell unless told otherwise. */
export function createShell({
  host,
  account,
  login = true,
  limits,
  env = {},
  cwd,
}: ShellPlan): Shell {
  return { host, account, login, env, cwd, limits: { ...shellLimits, ...limits } }
}
