import { integer, oneOf, pattern, restOfLine } from '../../../src/emulator/index.ts'
import { objectsOf, type SystemObject } from '../data/system-objects.ts'
import { dayNames, monthNames, readDate } from '../schedules/calendar.ts'
import { newSchedule, scheduleWith, type ScheduleKind } from '../schedules/schedule.ts'
import { ENDS_BEFORE_START, TOO_MANY_OF_A_KIND } from '../screens/show-schedules.ts'
import { facts, keep, type Visit } from '../visit.ts'
import { command } from './words.ts'

/** Schedules that repeat, and schedules that run once, at most (Unity Express CLI guide). */
const OF_A_KIND_MAX = 5

const date = pattern(/^\d{1,2}\/\d{1,2}\/\d{4}$/, {
  label: 'MM/DD/YYYY',
  help: 'Date',
  examples: ['08/30/2012', '11/20/2030'],
})
const time = pattern(/^(?:[01]?\d|2[0-3]):[0-5]\d$/, {
  label: 'HH:MM',
  help: 'Time of day',
  examples: ['10:00', '23:30'],
})
const slots = {
  count: integer(1, 999, 'Number'),
  time,
  day: oneOf(helpFor(dayNames)),
  month: oneOf(helpFor(monthNames)),
  date: integer(1, 31, 'Day of the month'),
}
const { count, day, month, date: dayNumber } = slots

/** How often a schedule runs, in every form that can be typed. */
const repetitions = [
  command('repeat every {count} days at time {time}', {
    help: 'Time of day',
    slots: { count, time },
    run: (at, { session }) => repeat(session, `every ${at.count} days at time ${at.time}`),
  }),
  command('repeat every {count} weeks on {day} at time {time}', {
    help: 'Time of day',
    slots: { count, day, time },
    run: (at, { session }) =>
      repeat(session, `every ${at.count} weeks on ${at.day} at time ${at.time}`),
  }),
  command('repeat every {count} months on day {date} at time {time}', {
    help: 'Time of day',
    slots: { count, date: dayNumber, time },
    run: (at, { session }) =>
      repeat(session, `every ${at.count} months on day ${at.date} at time ${at.time}`),
  }),
  command('repeat every {count} years on month {month} at time {time}', {
    help: 'Time of day',
    slots: { count, month, time },
    run: (at, { session }) =>
      repeat(session, `every ${at.count} years on month ${at.month} at time ${at.time}`),
  }),
  command('repeat once at time {time}', {
    help: 'Once only',
    slots: { time },
    run: (at, { session }) => repeat(session, `once at time ${at.time}`),
  }),
  command('repeat daily at time {time}', {
    help: 'Every day',
    slots: { time },
    run: (at, { session }) => repeat(session, `every 1 days at time ${at.time}`),
  }),
  command('repeat weekly on {day} at time {time}', {
    help: 'Every week',
    slots: { day, time },
    run: (at, { session }) => repeat(session, `every 1 weeks on ${at.day} at time ${at.time}`),
  }),
  command('repeat monthly on day {date} at time {time}', {
    help: 'Every month',
    slots: { date: dayNumber, time },
    run: (at, { session }) =>
      repeat(session, `every 1 months on day ${at.date} at time ${at.time}`),
  }),
  command('repeat yearly on month {month} at time {time}', {
    help: 'Every year',
    slots: { month, time },
    run: (at, { session }) =>
      repeat(session, `every 1 years on month ${at.month} at time ${at.time}`),
  }),
  command('no repeat', {
    help: 'How often the schedule runs',
    run: (_, { session }) => put(session, 'repeat', undefined),
  }),
]

/** The settings of both kinds of schedules. */
export const scheduleSettings = [
  ...repetitions,
  command('description {text}', {
    help: 'Description of the schedule',
    slots: { text: restOfLine('Description') },
    run: ({ text }, { session }) => put(session, 'description', text.replaceAll('"', '')),
  }),
  command('start-date {date}', {
    help: 'First day on which the schedule runs',
    slots: { date },
    run: ({ date: start }, { session }) => bound(session, 'start-date', start),
  }),
  command('stop-date {date}', {
    help: 'Last day on which the schedule runs',
    slots: { date },
    run: ({ date: stop }, { session }) => bound(session, 'stop-date', stop),
  }),
  command('disabled from {first} to {last}', {
    help: 'Time when the schedule does not run',
    vocabulary: { from: 'First day', to: 'Last day' },
    slots: { first: date, last: date },
    run: ({ first, last }, { session }) => put(session, 'disabled', `${first} ${last}`),
  }),
  command('no (description|start-date|stop-date|disabled)', {
    help: 'Negate a command',
    vocabulary: {
      description: 'Description of the schedule',
      'start-date': 'First day on which the schedule runs',
      'stop-date': 'Last day on which the schedule runs',
    },
    run(given, { session }) {
      for (const attribute of Object.keys(given)) put(session, attribute, undefined)
    },
  }),
]

/** The schedule that is open; made anew when somebody else has deleted it meanwhile. */
function openedSchedule(visit: Visit): SystemObject {
  const { objects, now } = facts(visit)
  const [kind = '', name = ''] = visit.openSchedule.split(' ')
  return objects[visit.openSchedule] ?? newSchedule(kind as ScheduleKind, name, now())
}

/** Gives the open schedule an attribute, or takes it away. */
export function put(visit: Visit, attribute: string, value: string | undefined): void {
  keep(visit, scheduleWith(openedSchedule(visit), attribute, value))
}

function repeat(visit: Visit, repetition: string): string | void {
  const opened = openedSchedule(visit)
  const isOnce = repetition.startsWith('once')
  const others = objectsOf(facts(visit).objects, opened.kind).filter(
    ({ name, attributes: { repeat: own } }) =>
      name !== opened.name && own !== undefined && own.startsWith('once') === isOnce,
  )
  if (others.length >= OF_A_KIND_MAX) return TOO_MANY_OF_A_KIND
  put(visit, 'repeat', repetition.replace(/ (\d:)/, ' 0$1'))
}

function bound(visit: Visit, attribute: 'start-date' | 'stop-date', value: string): string | void {
  const { attributes } = scheduleWith(openedSchedule(visit), attribute, value)
  const startMs = readDate(attributes['start-date'] ?? '') ?? -Infinity
  const stopMs = readDate(attributes['stop-date'] ?? '') ?? Infinity
  if (stopMs < startMs) return ENDS_BEFORE_START
  put(visit, attribute, value)
}

function helpFor<Name extends string>(names: readonly Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, ''])) as Record<Name, string>
}
