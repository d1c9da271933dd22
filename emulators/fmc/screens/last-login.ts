import { captured, formatDate } from '../../../src/emulator/index.ts'

export const evidence = captured('Login to an FMC 7.4.2, and sudo su there: the last login.')

/** A login that has been. Own time of the manager, milliseconds since 1970. */
export interface PastLogin {
  readonly atMs: number
  readonly from: string
}

/** What a login begins with; nothing at the first one. */
export function lastLogin(last: PastLogin | undefined): string {
  return last ? `${lastTime(last.atMs)} from ${last.from} on pts/0\n` : ''
}

/** What `su` begins with. */
export function lastSwitch(atMs: number): string {
  return `${lastTime(atMs)} on pts/0\n`
}

function lastTime(ms: number): string {
  return `Last login: ${formatDate('%a %b %e %H:%M:%S UTC %Y', ms, 'UTC')}`
}
