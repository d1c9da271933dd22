import { formatDate, recalled } from '../../../src/emulator/index.ts'

export const evidence = recalled('FTD Command Reference, show time: UTC and the local time.')

/** The appliance's own time. */
export function showTime(ms: number): string {
  const time = formatDate('%a %b %e %H:%M:%S UTC %Y', ms, 'UTC')
  return `UTC -           ${time}\nLocaltime -     ${time}`
}
