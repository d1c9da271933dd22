import { instantOf, MONTHS, wallTime, WEEKDAYS } from './calendar.ts'

/** Where relative dates start from. */
export interface DateContext {
  readonly nowMs: number
  readonly timeZone: string
}

/** What has been read so far. */
interface Reading {
  year?: number
  month?: number
  day?: number
  hour?: number
  minute?: number
  second?: number
  offsetMinutes?: number
  epochMs?: number
  weekday?: number
  today: boolean
  readonly shifts: { unit: string; count: number }[]
}

/** Takes one form off the front of a text. */
interface Form {
  readonly pattern: RegExp
  readonly read: (reading: Reading, match: RegExpExecArray) => void
}

/** Milliseconds of a date as GNU date reads it (coreutils, "Date input formats"); `undefined` when it is none. */
export function parseDate(text: string, context: DateContext): number | undefined {
  const reading: Reading = { today: false, shifts: [] }
  let rest = text.trim().toLowerCase()
  while (rest !== '') {
    const taken = take(rest, reading)
    if (taken === undefined) return undefined
    rest = rest.slice(taken).replace(/^[\s,]+/, '')
  }
  return instantIn(reading, context)
}

function take(rest: string, reading: Reading): number | undefined {
  for (const { pattern, read } of FORMS) {
    const match = pattern.exec(rest)
    if (!match) continue
    read(reading, match)
    return match[0].length
  }
  return undefined
}

const UNIT = '(year|month|fortnight|week|day|hour|minute|min|second|sec)s?'
const NAMES = MONTHS.map((name) => name.slice(0, 3).toLowerCase()).join('|')
const DAYS = WEEKDAYS.map((name) => name.slice(0, 3).toLowerCase()).join('|')
const monthOf = (name: string) => NAMES.split('|').indexOf(name.slice(0, 3)) + 1

const FORMS: readonly Form[] = [
  {
    pattern: /^@(-?\d+)(\.\d+)?/,
    read: (r, [, s, f = '']) => void (r.epochMs = Number(`${s}${f}`) * 1_000),
  },
  {
    pattern: /^(\d{4})-(\d{1,2})-(\d{1,2})(?:t(?=\d))?/,
    read: (r, [, year, month, day]) => setDate(r, Number(year), Number(month), Number(day)),
  },
  {
    pattern: /^(\d{4})(\d{2})(\d{2})(?=$|\s|t)/,
    read: (r, [, year, month, day]) => setDate(r, Number(year), Number(month), Number(day)),
  },
  {
    pattern: /^(\d{1,2})\/(\d{1,2})(?:\/(\d{2,4}))?/,
    read: (r, [, month, day, year]) => setDate(r, fullYear(year), Number(month), Number(day)),
  },
  {
    pattern: /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]m)?/,
    read: (r, [, hour, minute, second = '0', half]) => {
      const base = half ? (Number(hour) % 12) + (half === 'pm' ? 12 : 0) : Number(hour)
      Object.assign(r, { hour: base, minute: Number(minute), second: Number(second) })
    },
  },
  {
    pattern: new RegExp(`^(${NAMES})[a-z]*\\.?\\s+(\\d{1,2})(?![\\d:])(?:st|nd|rd|th)?`),
    read: (r, [, month, day]) => setDate(r, r.year, monthOf(month!), Number(day)),
  },
  {
    pattern: new RegExp(`^(\\d{1,2})[\\s-]*(${NAMES})[a-z]*[\\s-]*(\\d{4})?(?![:\\d])`),
    read: (r, [, day, month, year]) =>
      setDate(r, year ? Number(year) : r.year, monthOf(month!), Number(day)),
  },
  {
    pattern: new RegExp(`^([+-]?\\s*\\d+)\\s*${UNIT}(\\s+ago)?\\b`),
    read: (r, [, count, unit, ago]) => {
      const number = Number(count!.replace(/\s/g, ''))
      r.shifts.push({ unit: unit!, count: ago ? -number : number })
    },
  },
  {
    pattern: new RegExp(`^(next|last|this)\\s+${UNIT}\\b`),
    read: (r, [, word, unit]) =>
      void r.shifts.push({ unit: unit!, count: word === 'next' ? 1 : word === 'last' ? -1 : 0 }),
  },
  {
    pattern: new RegExp(`^(?:(next|last)\\s+)?(${DAYS})[a-z]*\\.?(?=$|[\\s,])`),
    read: (r, [, word, name]) => {
      r.weekday = DAYS.split('|').indexOf(name!) + (word === 'next' ? 7 : word === 'last' ? -7 : 0)
    },
  },
  { pattern: /^(?:now|today)\b/, read: () => {} },
  { pattern: /^yesterday\b/, read: (r) => void r.shifts.push({ unit: 'day', count: -1 }) },
  { pattern: /^tomorrow\b/, read: (r) => void r.shifts.push({ unit: 'day', count: 1 }) },
  { pattern: /^midnight\b/, read: (r) => void Object.assign(r, { hour: 0, minute: 0, second: 0 }) },
  { pattern: /^noon\b/, read: (r) => void Object.assign(r, { hour: 12, minute: 0, second: 0 }) },
  { pattern: /^(?:gmt|utc|z)(?![a-z])/, read: (r) => void (r.offsetMinutes = 0) },
  {
    pattern: /^([+-])(\d{2}):?(\d{2})(?!\d)/,
    read: (r, [, sign, hours, minutes]) => {
      const offset = Number(hours) * 60 + Number(minutes)
      r.offsetMinutes = sign === '-' ? -offset : offset
    },
  },
  { pattern: /^(\d{4})(?!\d)/, read: (r, [, year]) => void (r.year = Number(year)) },
]

function setDate(reading: Reading, year: number | undefined, month: number, day: number): void {
  Object.assign(reading, { month, day }, year === undefined ? {} : { year })
}

function fullYear(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const year = Number(text)
  if (text.length > 2) return year
  return year < 69 ? 2000 + year : 1900 + year
}

const UNIT_MS: Readonly<Record<string, number>> = {
  second: 1_000,
  sec: 1_000,
  minute: 60_000,
  min: 60_000,
  hour: 3_600_000,
}
const UNIT_DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, fortnight: 14 }

function instantIn(reading: Reading, { nowMs, timeZone }: DateContext): number | undefined {
  if (reading.epochMs !== undefined) return shifted(reading.epochMs, reading, timeZone)
  const { offsetMinutes, month, day, weekday } = reading
  const zone = offsetMinutes === undefined ? timeZone : 'UTC'
  const now = wallTime(nowMs, zone)
  const isDate = day !== undefined || weekday !== undefined
  const keepsTime = reading.hour === undefined && !isDate
  const { hour = keepsTime ? now.hour : 0 } = reading
  const { minute = keepsTime ? now.minute : 0, second = keepsTime ? now.second : 0 } = reading
  if ((month ?? 1) > 12 || (day ?? 1) > 31 || hour > 24 || minute > 59 || second > 60)
    return undefined
  const ahead = weekday === undefined ? 0 : daysAhead(now.weekday, weekday)
  const ms = instantOf(
    {
      year: reading.year ?? now.year,
      month: month ?? now.month,
      day: (day ?? now.day) + ahead,
      hour,
      minute,
      second,
    },
    zone,
  )
  return shifted(ms - (offsetMinutes ?? 0) * 60_000, reading, zone)
}

/** The weekday to come, today included; one beyond the week says next or last. */
function daysAhead(today: number, asked: number): number {
  const weekday = ((asked % 7) + 7) % 7
  const ahead = (weekday - today + 7) % 7
  if (asked >= 7) return ahead === 0 ? 7 : ahead
  return asked < 0 ? ahead - 7 : ahead
}

function shifted(ms: number, { shifts }: Reading, timeZone: string): number {
  let result = ms
  for (const { unit, count } of shifts) {
    const { year, month, day, hour, minute, second } = wallTime(result, timeZone)
    const time = { hour, minute, second }
    const rest = result % 1_000
    if (UNIT_MS[unit]) result += UNIT_MS[unit] * count
    else if (unit === 'year')
      result = instantOf({ year: year + count, month, day, ...time }, timeZone) + rest
    else if (unit === 'month')
      result = instantOf({ year, month: month + count, day, ...time }, timeZone) + rest
    else
      result =
        instantOf({ year, month, day: day + count * UNIT_DAYS[unit]!, ...time }, timeZone) + rest
  }
  return result
}
