/** A moment as a clock on the wall of a time zone shows it. */
export interface WallTime {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly ms: number
  /** 0 is Sunday. */
  readonly weekday: number
  /** Minutes ahead of UTC. */
  readonly offsetMinutes: number
  /** Such as `UTC` or `CEST`. */
  readonly zone: string
}

/** English names, as the C locale has them. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** English names, as the C locale has them. */
export const WEEKDAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const

const MINUTE_MS = 60_000

/** What the clocks of a zone show at an instant. */
export function wallTime(ms: number, timeZone: string): WallTime {
  const offsetMinutes = offsetAt(ms, timeZone)
  const shown = new Date(ms + offsetMinutes * MINUTE_MS)
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
    ms: shown.getUTCMilliseconds(),
    weekday: shown.getUTCDay(),
    offsetMinutes,
    zone: zoneName(ms, timeZone),
  }
}

/** The instant at which the clocks of a zone show this. */
export function instantOf(
  shown: Pick<WallTime, 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'>,
  timeZone: string,
): number {
  const { year, month, day, hour, minute, second } = shown
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second)
  const guess = asUtc - offsetAt(asUtc, timeZone) * MINUTE_MS
  return asUtc - offsetAt(guess, timeZone) * MINUTE_MS
}

/** Whether the system knows a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

function offsetAt(ms: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0
  const name = zonePart(ms, timeZone, 'longOffset')
  const [, sign, hours = '0', minutes = '0'] = /^GMT(?:([+-])(\d+):(\d+))?/.exec(name) ?? []
  const offset = Number(hours) * 60 + Number(minutes)
  return sign === '-' ? -offset : offset
}

function zoneName(ms: number, timeZone: string): string {
  if (timeZone === 'UTC') return 'UTC'
  const name = zonePart(ms, timeZone, 'short')
  const [, sign, hours = ''] = /^GMT(?:([+-])(\d+))/.exec(name) ?? []
  return sign ? `${sign}${hours.padStart(2, '0')}` : name
}

function zonePart(ms: number, timeZone: string, timeZoneName: 'longOffset' | 'short'): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName }).formatToParts(ms)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
}
