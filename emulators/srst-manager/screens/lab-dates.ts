const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const

/** `Aug 30, 2012`. Lab time, milliseconds since 1970. */
export function shortDate(ms: number): string {
  const date = new Date(ms)
  const day = String(date.getUTCDate()).padStart(2, '0')
  return `${MONTHS[date.getUTCMonth()]} ${day}, ${date.getUTCFullYear()}`
}

/** `10:00`. */
export function shortTime(ms: number): string {
  return new Date(ms).toISOString().slice(11, 16)
}

/** `19:20:33.724 UTC Wed Feb 4 2004`, as `show clock` has it. */
export function clockDate(ms: number): string {
  const date = new Date(ms)
  const day = `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}`
  return `${date.toISOString().slice(11, 23)} UTC ${day} ${date.getUTCFullYear()}`
}

/** `Thu, Mar 11 1993 14:47:19.571`, as `show ntp detail` has it. */
export function ntpDate(ms: number): string {
  const date = new Date(ms)
  const day = `${DAYS[date.getUTCDay()]}, ${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}`
  return `${day} ${date.getUTCFullYear()} ${date.toISOString().slice(11, 23)}`
}

/** `Wed Oct 17 23:19:48 UTC 2012`, as log files have it. */
export function logDate(ms: number): string {
  const date = new Date(ms)
  const day = `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]}`
  const at = `${String(date.getUTCDate()).padStart(2, '0')} ${date.toISOString().slice(11, 19)}`
  return `${day} ${at} UTC ${date.getUTCFullYear()}`
}
