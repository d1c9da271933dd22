/** Names of days as they are typed and printed, Sunday first. */
export const dayNames = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const

/** Names of months as they are typed and printed. */
export const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const

/** Milliseconds of a day. */
export const DAY_MS = 86_400_000

/** The first instant of a day that is written MM/DD/YYYY, milliseconds since 1970; undefined when it is none. */
export function readDate(text: string): number | undefined {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? []
  if (year === undefined) return undefined
  const ms = Date.UTC(Number(year), Number(month) - 1, Number(day))
  const read = new Date(ms)
  return read.getUTCMonth() + 1 === Number(month) && read.getUTCDate() === Number(day)
    ? ms
    : undefined
}

/** An instant's day as MM/DD/YYYY. */
export function dateText(ms: number): string {
  const [year, month, day] = new Date(ms).toISOString().slice(0, 10).split('-')
  return `${month}/${day}/${year}`
}

/** Milliseconds into the day of a time written HH:MM; undefined when it is none. */
export function readTime(text: string): number | undefined {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  return minutes === undefined ? undefined : (Number(hours) * 60 + Number(minutes)) * 60_000
}

/** A day of a month counted from a year's January; the last day where the month is shorter. */
export function dayOfMonth(year: number, month: number, day: number): number {
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(day, length))
}

/** The first instant of the day that an instant is in. */
export function startOfDay(ms: number): number {
  return Math.floor(ms / DAY_MS) * DAY_MS
}
