import { MONTHS, wallTime, WEEKDAYS, type WallTime } from './calendar.ts'

/** A moment in the words of a format (strftime(3); GNU date's `%N`, `%:z` and the flags `-`, `_`, `0`, `^`). */
export function formatDate(format: string, ms: number, timeZone: string): string {
  const shown = wallTime(ms, timeZone)
  return format.replace(
    /%([-_0^]?)(:?)([a-zA-Z%+])/g,
    (whole, flag: string, colon: string, letter: string) => {
      if (colon) return letter === 'z' ? offset(shown, ':') : whole
      const value = FIELDS[letter]?.(shown, ms)
      if (value === undefined) return whole
      return flagged(value, flag)
    },
  )
}

type Field = (shown: WallTime, ms: number) => string

const two = (value: number) => String(value).padStart(2, '0')
const spaced = (value: number) => String(value).padStart(2)
const hour12 = ({ hour }: WallTime) => hour % 12 || 12
const month = ({ month }: WallTime) => MONTHS[month - 1]!
const weekday = ({ weekday }: WallTime) => WEEKDAYS[weekday]!
const clock: Field = ({ hour, minute, second }) => `${two(hour)}:${two(minute)}:${two(second)}`
const dayOfYear = ({ year, month, day }: WallTime) =>
  Math.round((Date.UTC(year, month - 1, day) - Date.UTC(year, 0, 0)) / 86_400_000)

const FIELDS: Readonly<Record<string, Field>> = {
  '%': () => '%',
  a: (shown) => weekday(shown).slice(0, 3),
  A: weekday,
  b: (shown) => month(shown).slice(0, 3),
  B: month,
  h: (shown) => month(shown).slice(0, 3),
  c: (shown, ms) =>
    `${weekday(shown).slice(0, 3)} ${month(shown).slice(0, 3)} ${spaced(shown.day)} ${clock(shown, ms)} ${shown.year}`,
  C: ({ year }) => two(Math.floor(year / 100)),
  d: ({ day }) => two(day),
  D: ({ year, month, day }) => `${two(month)}/${two(day)}/${two(year % 100)}`,
  e: ({ day }) => spaced(day),
  F: ({ year, month, day }) => `${year}-${two(month)}-${two(day)}`,
  H: ({ hour }) => two(hour),
  I: (shown) => two(hour12(shown)),
  j: (shown) => String(dayOfYear(shown)).padStart(3, '0'),
  k: ({ hour }) => spaced(hour),
  l: (shown) => spaced(hour12(shown)),
  m: ({ month }) => two(month),
  M: ({ minute }) => two(minute),
  n: () => '\n',
  N: ({ ms }) => `${String(ms).padStart(3, '0')}000000`,
  p: ({ hour }) => (hour < 12 ? 'AM' : 'PM'),
  P: ({ hour }) => (hour < 12 ? 'am' : 'pm'),
  r: (shown) =>
    `${two(hour12(shown))}:${two(shown.minute)}:${two(shown.second)} ${shown.hour < 12 ? 'AM' : 'PM'}`,
  R: ({ hour, minute }) => `${two(hour)}:${two(minute)}`,
  s: (_shown, ms) => String(Math.floor(ms / 1_000)),
  S: ({ second }) => two(second),
  t: () => '\t',
  T: clock,
  u: ({ weekday }) => String(weekday || 7),
  w: ({ weekday }) => String(weekday),
  x: ({ year, month, day }) => `${two(month)}/${two(day)}/${two(year % 100)}`,
  X: clock,
  y: ({ year }) => two(year % 100),
  Y: ({ year }) => String(year),
  z: (shown) => offset(shown, ''),
  Z: ({ zone }) => zone,
}

function offset({ offsetMinutes }: WallTime, between: string): string {
  const minutes = Math.abs(offsetMinutes)
  return `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${between}${two(minutes % 60)}`
}

function flagged(value: string, flag: string): string {
  if (flag === '-') return value.replace(/^[0 ]+(?=.)/, '')
  if (flag === '_') return value.replace(/^0+(?=.)/, (zeros) => ' '.repeat(zeros.length))
  if (flag === '0') return value.replace(/^ +/, (spaces) => '0'.repeat(spaces.length))
  return flag === '^' ? value.toUpperCase() : value
}
