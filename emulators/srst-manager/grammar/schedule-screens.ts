import { objectKey, objectsOf } from '../data/system-objects.ts'
import type { ScheduleKind } from '../schedules/schedule.ts'
import { noSuchSchedule, scheduleDetail, scheduleTable } from '../screens/show-schedules.ts'
import { facts, type Visit } from '../visit.ts'
import { nameOf } from './typed-names.ts'
import { command } from './words.ts'

const name = nameOf('Name of the schedule')

/** What `show` says of schedules. */
export const scheduleScreens = [
  command('show backup schedules', {
    help: 'Scheduled backups',
    run: (_, { session }) => table(session, 'backup-schedule'),
  }),
  command('show backup schedule detail job {name}', {
    help: 'Name of the schedule',
    slots: { name },
    run: ({ name: typed }, { session }) => detail(session, 'backup-schedule', typed),
  }),
  command('show kron (schedule|schedules)', {
    help: 'Kron schedule',
    run: (_, { session }) => table(session, 'kron-schedule'),
  }),
  command('show kron schedule detail job {name}', {
    help: 'Name of the schedule',
    slots: { name },
    run: ({ name: typed }, { session }) => detail(session, 'kron-schedule', typed),
  }),
]

function table(visit: Visit, kind: ScheduleKind): string {
  const { objects, timers } = facts(visit)
  return scheduleTable(kind, objectsOf(objects, kind), timers)
}

function detail(visit: Visit, kind: ScheduleKind, typed: string): string {
  const { objects, timers } = facts(visit)
  const key = objectKey(kind, typed)
  const schedule = objects[key]
  return schedule ? scheduleDetail(schedule, timers[key]) : noSuchSchedule(typed)
}
