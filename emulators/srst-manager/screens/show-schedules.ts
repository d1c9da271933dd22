import { assumed, documented, recalled } from '../../../src/emulator/index.ts'
import { objectKey, type SystemObject } from '../data/system-objects.ts'
import { readDate } from '../schedules/calendar.ts'
import type { ScheduleKind } from '../schedules/schedule.ts'
import { ruledTable, type Column } from './columns.ts'
import { shortDate, shortTime } from './lab-dates.ts'

export const evidence = recalled('Unity Express: show backup schedules and show kron schedule.')
export const blockEvidence = documented(
  'Administration guide, "Scheduling CLI Commands": the introduction of a block, its limit of 1024 characters, no commas.',
)
export const errorEvidence = assumed('No text is published for schedules that are refused.')

export const TOO_MANY_SCHEDULES = '% Maximum number of schedules reached.'
export const TOO_MANY_OF_A_KIND =
  '% Maximum of five recurring and five one-time scheduled jobs reached.'
export const ENDS_BEFORE_START = '% The stop date is before the start date.'
export const BLOCK_TOO_LONG =
  '% The block of commands is too long or contains a comma; it was not saved.'

/** No schedule has this name. */
export function noSuchSchedule(name: string): string {
  return `% Schedule ${name} does not exist.`
}

/** What is said before a block of commands is typed. */
export function blockIntroduction(mark: string): string {
  return [
    `Enter CLI commands to be executed. End with the character '${mark}'.`,
    `Maximum size is 1024 characters, it may not contain symbol ${mark}.`,
  ].join('\n')
}

/** `show backup schedules` and `show kron schedule`. */
export function scheduleTable(
  kind: ScheduleKind,
  schedules: readonly SystemObject[],
  timers: Readonly<Record<string, number>>,
): string {
  const last: Column = [kind === 'kron-schedule' ? 'Commands' : 'Categories', 15]
  const rows = schedules.map((schedule) => [
    schedule.name,
    repetitionOf(schedule),
    dateAndTime(timers[objectKey(kind, schedule.name)], ' '),
    schedule.attributes.description ?? '',
    kind === 'kron-schedule' ? commandsInShort(schedule) : categoriesOf(schedule),
  ])
  const columns: Column[] = [
    ['Name', 16],
    ['Schedule', 31],
    ['Next Run', 21],
    ['Description', 21],
    last,
  ]
  return `${ruledTable(columns, rows)}\nTotal: ${schedules.length}`
}

/** `show backup schedule detail job NAME` and `show kron schedule detail job NAME`. */
export function scheduleDetail(schedule: SystemObject, nextMs: number | undefined): string {
  const { attributes } = schedule
  const lastMs = attributes['last-run'] === undefined ? undefined : Number(attributes['last-run'])
  const stopMs = readDate(attributes['stop-date'] ?? '')
  const startMs = readDate(attributes['start-date'] ?? attributes.made ?? '') ?? 0
  const until = stopMs === undefined ? 'INDEFINITE' : shortDate(stopMs)
  const rows: (readonly [string, string])[] = [
    ['Job Name', schedule.name],
    ['Description', attributes.description ?? ''],
    ['Schedule', repetitionOf(schedule)],
    ['Last Run', dateAndTime(lastMs, ' at ')],
    ['Last Result', attributes['last-result'] ?? ''],
    ['Next Run', dateAndTime(nextMs, ' at ')],
    ['Active', `from ${shortDate(startMs)} until ${until}`],
  ]
  const lines = rows.map(([label, value]) => `${label.padEnd(16)}${value}`.trimEnd())
  if (schedule.kind !== 'kron-schedule')
    return [...lines, `Categories      ${categoriesOf(schedule)}`].join('\n')
  const commands = (attributes.commands ?? '').split('\n').map((line) => `${' '.repeat(16)}${line}`)
  return [...lines, 'CLI Commands', ...commands].join('\n')
}

/** `Every 2 days at 10:00`, or `NOT SET`. */
function repetitionOf({ attributes: { repeat } }: SystemObject): string {
  if (repeat === undefined) return 'NOT SET'
  const text = repeat.replace(' at time ', ' at ')
  return `${text[0]?.toUpperCase()}${text.slice(1)}`
}

function dateAndTime(ms: number | undefined, between: string): string {
  return ms === undefined ? 'NEVER' : `${shortDate(ms)}${between}${shortTime(ms)}`
}

function categoriesOf({ attributes: { categories } }: SystemObject): string {
  if (categories === undefined) return 'none'
  if (categories === 'all') return 'Configuration Data'
  return categories.replace('configuration', 'Configuration').replace('data', 'Data')
}

/** The first words of a block, four letters of each and eighteen in all. */
function commandsInShort({ attributes: { commands = '' } }: SystemObject): string {
  const words = commands.split('\n').map((line) => line.trim().split(' ')[0]!.slice(0, 4))
  return words.join(',').slice(0, 18)
}
