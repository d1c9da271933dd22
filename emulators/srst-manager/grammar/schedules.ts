import { objectKey, objectsOf } from '../data/system-objects.ts'
import { newSchedule, type ScheduleKind } from '../schedules/schedule.ts'
import { noSuchSchedule, TOO_MANY_SCHEDULES } from '../screens/show-schedules.ts'
import { facts, keep, type Visit } from '../visit.ts'
import { backupSchedule } from './backup-schedule.ts'
import { kronSchedule } from './kron-schedule.ts'
import { nameOf } from './typed-names.ts'
import { command } from './words.ts'

/** Schedules of each kind: five that repeat and five that run once (Unity Express CLI guide). */
const SCHEDULES_MAX = 10

const name = nameOf('Name of the schedule')

/** The commands of EXEC that open, make and delete schedules. */
export const scheduleCommands = [
  command('backup schedule [{name}]', {
    help: 'Backup schedule',
    slots: { name },
    run({ name: typed }, io) {
      if (!open(io.session, 'backup-schedule', typed)) return TOO_MANY_SCHEDULES
      io.enter(backupSchedule)
    },
  }),
  command('no backup schedule {name}', {
    help: 'Backup schedule',
    slots: { name },
    run: ({ name: typed }, { session }) => drop(session, 'backup-schedule', typed),
  }),
  command('kron schedule [{name}]', {
    help: 'Kron schedule',
    slots: { name },
    run({ name: typed }, io) {
      if (!open(io.session, 'kron-schedule', typed)) return TOO_MANY_SCHEDULES
      io.enter(kronSchedule)
    },
  }),
  command('no kron schedule {name}', {
    help: 'Kron schedule',
    slots: { name },
    run: ({ name: typed }, { session }) => drop(session, 'kron-schedule', typed),
  }),
]

/** Opens a schedule, making it when there is none of this name; false when there are too many. */
function open(visit: Visit, kind: ScheduleKind, typed: string | undefined): boolean {
  const { objects, now } = facts(visit)
  const name = typed ?? freeName(visit, kind)
  const key = objectKey(kind, name)
  if (!(key in objects)) {
    if (objectsOf(objects, kind).length >= SCHEDULES_MAX) return false
    keep(visit, newSchedule(kind, name, now()))
  }
  visit.openSchedule = key
  return true
}

function drop(visit: Visit, kind: ScheduleKind, name: string): string | void {
  const key = objectKey(kind, name)
  if (!(key in facts(visit).objects)) return noSuchSchedule(name)
  visit.appliance.send({ type: 'object.dropped', key })
}

/** The name of a schedule that is given none: A1 and krj1, and so on. */
function freeName(visit: Visit, kind: ScheduleKind): string {
  const { objects } = facts(visit)
  const letters = kind === 'backup-schedule' ? 'A' : 'krj'
  for (let number = 1; ; number++) {
    const free = `${letters}${number}`
    if (!(objectKey(kind, free) in objects)) return free
  }
}
