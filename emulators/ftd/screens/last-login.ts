import { captured, formatDate } from '../../../src/emulator/index.ts'

export const evidence = captured(
  'Login to an FTD 2110 with 6.8: the last login, and the count of successful ones.',
)

/** A login that has been. Own time of the device, milliseconds since 1970. */
export interface PastLogin {
  readonly atMs: number
  readonly from: string
}

/** What a login begins with. */
export function lastLogin(user: string, count: number, last: PastLogin | undefined): string {
  const time = last && formatDate('%a %b %e %H:%M:%S %Y', last.atMs, 'UTC')
  const lead = last ? `Last login: ${time} from ${last.from}\n` : ''
  return `${lead}Successful login attempts for user '${user}' : ${count}\n`
}
