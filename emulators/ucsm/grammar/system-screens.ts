import {
  clockLine,
  historyLines,
  systemDetail,
  systemTable,
  timezoneLine,
  versionBrief,
} from '../screens/show-system.ts'
import { systemVersion } from '../screens/show-version.ts'
import { facts, seen } from '../visit.ts'
import { command } from './words.ts'

/** What the top mode shows of the whole system. */
export const systemScreens = [
  command('show system', {
    help: 'Systems',
    run: (_, { session }) => {
      const system = seen(session).sys
      return system && systemTable(system)
    },
  }),
  command('show system detail', {
    help: 'Detail',
    run: (_, { session }) => {
      const system = seen(session).sys
      return system && systemDetail(system, facts(session).now())
    },
  }),
  command('show system (version|firmware)', {
    help: 'System version',
    vocabulary: { firmware: 'Firmware' },
    run: (_, { session }) => systemVersion(facts(session).profile.title),
  }),
  command('show version brief', {
    help: 'Brief',
    run: (_, { session }) => versionBrief(facts(session).profile.title),
  }),
  command('show clock', {
    help: 'Clock',
    run: (_, { session }) => clockLine(facts(session).now()),
  }),
  command('show timezone', {
    help: 'Timezone',
    run: (_, { session }) =>
      timezoneLine(seen(session)['sys/svc-ext/datetime-svc']?.attributes.timezone),
  }),
  command('show cli history', {
    help: 'History',
    vocabulary: { cli: 'CLI' },
    run: (_, io) => historyLines(io.history()),
  }),
]
