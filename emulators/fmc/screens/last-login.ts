import { captured, formatDate } from '../../../src/emulator/index.ts'

export const evidence = captured('Login to an FMC 7.4.2: the last login.')

/** A login that has been. Own time of the manager, milliseconds since 1970. */
export interface PastLogin {
  readonly atMs: number
  readonly from: string
}

/** What a login begins with; nothing at the first one. */
export function lastLogin(last: PastLogin | undefined): string {
  if (!last) return ''
  const time = formatDate('%a %b %e %H:%M:%S UTC %Y', last.atMs, 'UTC')
  return `Last login: ${time} from ${last.from} on pts/0\n`
}
