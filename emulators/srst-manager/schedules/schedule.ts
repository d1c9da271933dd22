import {
  objectsOf,
  objectKey,
  type SystemObject,
  type SystemObjects,
} from '../data/system-objects.ts'
import { DAY_MS, dateText, readDate } from './calendar.ts'
import { nextTurn, readRepetition } from './repetition.ts'

/** The two kinds of schedules. */
export type ScheduleKind = 'backup-schedule' | 'kron-schedule'

/** The kinds of schedules, in the order in which they are looked at. */
const scheduleKinds: readonly ScheduleKind[] = ['backup-schedule', 'kron-schedule']

/** A schedule of a name as it is before anything is set; it counts from the day it is made on. */
export function newSchedule(kind: ScheduleKind, name: string, nowMs: number): SystemObject {
  return { kind, name, attributes: { made: dateText(nowMs) } }
}

/** The schedule with an attribute set, or taken away when there is no value. */
export function scheduleWith(
  schedule: SystemObject,
  attribute: string,
  value: string | undefined,
): SystemObject {
  const { [attribute]: _, ...others } = schedule.attributes
  const attributes = value === undefined ? others : { ...others, [attribute]: value }
  return { ...schedule, attributes }
}

/** When a schedule runs next, milliseconds since 1970; undefined when never, as without anything to do. */
export function nextRun({ kind, attributes }: SystemObject, afterMs: number): number | undefined {
  const work = kind === 'backup-schedule' ? attributes.categories : attributes.commands
  if (work === undefined) return undefined
  const repetition = readRepetition(attributes.repeat ?? '')
  if (!repetition) return undefined
  if (repetition.unit === 'once' && attributes['last-run'] !== undefined) return undefined
  const startMs = readDate(attributes['start-date'] ?? attributes.made ?? '') ?? afterMs
  const endMs = endOfDay(attributes['stop-date']) ?? Infinity
  const [disabledFrom, disabledTo] = disabledDays(attributes.disabled)
  let dueMs = nextTurn(repetition, startMs, afterMs)
  if (dueMs >= disabledFrom && dueMs < disabledTo) {
    if (repetition.unit === 'once') return undefined
    dueMs = nextTurn(repetition, startMs, disabledTo - 1)
  }
  return dueMs < endMs ? dueMs : undefined
}

/** When every schedule that has a next run has it, by key. */
export function nextRuns(objects: SystemObjects, afterMs: number): Record<string, number> {
  const runs = scheduleKinds
    .flatMap((kind) => objectsOf(objects, kind))
    .flatMap((schedule) => {
      const dueMs = nextRun(schedule, afterMs)
      return dueMs === undefined ? [] : [[objectKey(schedule.kind, schedule.name), dueMs] as const]
    })
  return Object.fromEntries(runs)
}

/** The first and the last day of `FROM TO`, the last included. */
function disabledDays(text = ''): [fromMs: number, toMs: number] {
  const [from = '', to = ''] = text.split(' ')
  return [readDate(from) ?? Infinity, endOfDay(to) ?? -Infinity]
}

function endOfDay(date = ''): number | undefined {
  const ms = readDate(date)
  return ms === undefined ? undefined : ms + DAY_MS
}
