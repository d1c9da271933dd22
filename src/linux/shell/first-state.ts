import type { Account } from '../accounts.ts'
import type { LineState } from '../bash/line-state.ts'
import type { LinuxHost } from '../host.ts'

/** The prompts that an appliance shows unless its user sets others. */
export const PROMPTS = { PS1: '\\u@\\h:\\w\\$ ', PS2: '> ', PS4: '+ ' } as const

/** How a shell begins. */
export interface Beginning {
  readonly host: LinuxHost
  readonly account: Account
  /** The environment that is taken over; a login shell takes over little. */
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
}

/** What a shell starts from: the environment of its user and no command carried out. */
export function firstState({ host, account, env, cwd }: Beginning): LineState {
  const { name, home, shell = '/bin/bash' } = account
  const { path, rootPath } = host.facts
  const PATH = name === 'root' ? rootPath : path
  const own = { HOME: home, LOGNAME: name, PATH, PWD: cwd, SHELL: shell, USER: name }
  return {
    cwd,
    exported: { ...env, ...own, HOSTNAME: host.hostname() },
    variables: { ...PROMPTS },
    arrays: '',
    functions: new Map(),
    options: [],
    exitCode: 0,
  }
}
