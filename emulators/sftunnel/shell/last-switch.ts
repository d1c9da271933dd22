import { captured, formatDate, type Account } from '../../../src/emulator/index.ts'

export const evidence = captured(
  'sudo su on an FMC 7.4.2: the last login, except for the first time.',
)

/** What `su` says: when the account was last switched to. */
export function lastSwitch(now: () => number): (account: Account) => string {
  const switches = new Map<string, number>()
  return ({ name }) => {
    const lastMs = switches.get(name)
    switches.set(name, now())
    if (lastMs === undefined) return ''
    return `Last login: ${formatDate('%a %b %e %H:%M:%S UTC %Y', lastMs, 'UTC')} on pts/0\n`
  }
}
