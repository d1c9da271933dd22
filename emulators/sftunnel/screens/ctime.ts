import { captured, formatDate } from '../../../src/emulator/index.ts'

export const evidence = captured(
  'Sample output of sftunnel-status and sftunnel-status-brief: Tue Oct 11 21:44:44 2016, Mon Jun 15 09:21:57 2020 UTC.',
)

/** An instant in the form of ctime(3), in UTC: `Mon Jun 15 09:21:57 2020`. */
export function ctime(ms: number): string {
  return formatDate('%a %b %e %H:%M:%S %Y', ms, 'UTC')
}
