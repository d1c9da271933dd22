import { DAY_MS, dayNames, dayOfMonth, monthNames, readTime, startOfDay } from './calendar.ts'

/** How often a schedule runs. Times of day are milliseconds after midnight. */
export type Repetition =
  | { readonly unit: 'once'; readonly timeMs: number }
  | { readonly unit: 'day'; readonly every: number; readonly timeMs: number }
  | { readonly unit: 'week'; readonly every: number; readonly day: number; readonly timeMs: number }
  | {
      readonly unit: 'month'
      readonly every: number
      readonly day: number
      readonly timeMs: number
    }
  | {
      readonly unit: 'year'
      readonly every: number
      readonly month: number
      readonly timeMs: number
    }

const FORMS: readonly (readonly [RegExp, (found: readonly string[]) => Repetition | undefined])[] =
  [
    [/^once at time (\S+)$/, ([time]) => at(time, { unit: 'once' })],
    [
      /^every (\d+) days at time (\S+)$/,
      ([n, time]) => at(time, { unit: 'day', every: Number(n) }),
    ],
    [
      /^every (\d+) weeks on (\w+) at time (\S+)$/,
      ([n, day, time]) => at(time, { unit: 'week', every: Number(n), day: indexIn(dayNames, day) }),
    ],
    [
      /^every (\d+) months on day (\d+) at time (\S+)$/,
      ([n, day, time]) => at(time, { unit: 'month', every: Number(n), day: Number(day) }),
    ],
    [
      /^every (\d+) years on month (\w+) at time (\S+)$/,
      ([n, month, time]) =>
        at(time, { unit: 'year', every: Number(n), month: indexIn(monthNames, month) }),
    ],
  ]

/** Reads a repetition as it is kept: `every 2 days at time 10:00`; undefined when it is none. */
export function readRepetition(text: string): Repetition | undefined {
  for (const [form, read] of FORMS) {
    const found = form.exec(text)
    if (found) return read(found.slice(1))
  }
  return undefined
}

/** When a repetition that counts from a day has its next turn, the given instant excluded. */
export function nextTurn(repetition: Repetition, fromMs: number, afterMs: number): number {
  const passed = turnsUntil(repetition, fromMs, afterMs)
  for (let turn = Math.max(0, passed - 1); ; turn++) {
    const dueMs = turnOf(repetition, startOfDay(fromMs), turn)
    if (dueMs > afterMs && dueMs >= fromMs) return dueMs
  }
}

type Untimed = Repetition extends infer Each
  ? Each extends Repetition
    ? Omit<Each, 'timeMs'>
    : never
  : never

function at(time: string | undefined, repetition: Untimed): Repetition | undefined {
  const timeMs = readTime(time ?? '')
  if (timeMs === undefined || Object.values(repetition).includes(-1)) return undefined
  return { ...repetition, timeMs }
}

function indexIn(names: readonly string[], name: string | undefined): number {
  return names.indexOf(name ?? '')
}

/** About how many turns have passed, at most one too many. */
function turnsUntil(repetition: Repetition, fromMs: number, afterMs: number): number {
  const days = Math.max(0, (afterMs - fromMs) / DAY_MS)
  const daysOf = { once: 1, day: 1, week: 7, month: 31, year: 366 }[repetition.unit]
  const every = repetition.unit === 'once' ? 1 : repetition.every
  return Math.floor(days / (daysOf * every))
}

function turnOf(repetition: Repetition, fromMs: number, turn: number): number {
  const from = new Date(fromMs)
  const { timeMs } = repetition
  switch (repetition.unit) {
    case 'once':
      return fromMs + turn * DAY_MS + timeMs
    case 'day':
      return fromMs + turn * repetition.every * DAY_MS + timeMs
    case 'week': {
      const toDay = (repetition.day - from.getUTCDay() + 7) % 7
      return fromMs + (toDay + turn * repetition.every * 7) * DAY_MS + timeMs
    }
    case 'month': {
      const month = from.getUTCMonth() + turn * repetition.every
      return dayOfMonth(from.getUTCFullYear(), month, repetition.day) + timeMs
    }
    case 'year': {
      const year = from.getUTCFullYear() + turn * repetition.every
      return dayOfMonth(year, repetition.month, from.getUTCDate()) + timeMs
    }
  }
}
