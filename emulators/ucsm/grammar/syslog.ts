import { integer, oneOf, pattern } from '../../../src/emulator/index.ts'
import { SYSLOG_BYTES, SYSLOG_NAME_MAX, syslogDns } from '../records/syslog-policy.ts'
import { NO_SUCH_OBJECT } from '../screens/object-errors.ts'
import { syslogScreen } from '../screens/show-syslog.ts'
import { edit, seen, type Visit } from '../visit.ts'
import { command } from './words.ts'

const target = oneOf({ console: 'Console', file: 'File', monitor: 'Monitor' })
const source = oneOf({ audits: 'Audits', events: 'Events', faults: 'Faults' })
const server = oneOf({ 'server-1': 'Server 1', 'server-2': 'Server 2', 'server-3': 'Server 3' })

const urgent = { emergencies: 'Emergencies', alerts: 'Alerts', critical: 'Critical' } as const
const consoleLevel = oneOf(urgent)
const level = oneOf({
  ...urgent,
  errors: 'Errors',
  warnings: 'Warnings',
  notifications: 'Notifications',
  information: 'Information',
  debugging: 'Debugging',
})

const fileName = pattern(new RegExp(`^[-.:\\w]{1,${SYSLOG_NAME_MAX}}$`), {
  label: 'NAME',
  help: `Syslog file name (Max Size ${SYSLOG_NAME_MAX})`,
  examples: ['SysMsgsUCSA', 'messages'],
})

/** The syslog commands of /monitoring. Remote destinations can be disabled only; the lab has no syslog servers. */
export const syslogCommands = [
  command('enable syslog {target}', {
    help: 'Syslog',
    slots: { target },
    run: ({ target }, { session }) => set(session, target, { adminState: 'enabled' }),
  }),
  command('enable syslog source {source}', {
    help: 'Source',
    slots: { source },
    run: ({ source }, { session }) => set(session, 'source', { [source]: 'enabled' }),
  }),
  command('disable syslog {target}', {
    help: 'Syslog',
    slots: { target },
    run: ({ target }, { session }) => set(session, target, { adminState: 'disabled' }),
  }),
  command('disable syslog source {source}', {
    help: 'Source',
    slots: { source },
    run: ({ source }, { session }) => set(session, 'source', { [source]: 'disabled' }),
  }),
  command('disable syslog remote-destination {server}', {
    help: 'Remote Destination',
    slots: { server },
    run: ({ server }, { session }) => set(session, server, { adminState: 'disabled' }),
  }),
  command('set syslog console level {level}', {
    help: 'Level',
    slots: { level: consoleLevel },
    run: ({ level }, { session }) => set(session, 'console', { severity: level }),
  }),
  command('set syslog monitor level {level}', {
    help: 'Level',
    slots: { level },
    run: ({ level }, { session }) => set(session, 'monitor', { severity: level }),
  }),
  command('set syslog file level {level}', {
    help: 'Level',
    slots: { level },
    run: ({ level }, { session }) => set(session, 'file', { severity: level }),
  }),
  command('set syslog file name {name}', {
    help: 'Name',
    slots: { name: fileName },
    run: ({ name }, { session }) => set(session, 'file', { name }),
  }),
  command('set syslog file size {bytes}', {
    help: 'Size',
    slots: { bytes: integer(SYSLOG_BYTES.min, SYSLOG_BYTES.max, 'Size in bytes') },
    run: ({ bytes }, { session }) => set(session, 'file', { size: String(bytes) }),
  }),
  command('show syslog', {
    help: 'Syslog',
    run: (_, { session }) => syslogScreen(seen(session)),
  }),
  command('show syslog {part}', {
    help: 'Syslog',
    slots: {
      part: oneOf({
        console: 'Console',
        file: 'File',
        monitor: 'Monitor',
        'remote-destination': 'Remote Destination',
        source: 'Source',
      }),
    },
    run: ({ part }, { session }) => syslogScreen(seen(session), part),
  }),
]

function set(
  visit: Visit,
  part: keyof typeof syslogDns,
  attributes: Record<string, string>,
): string | void {
  const dn = syslogDns[part]
  if (!seen(visit)[dn]) return NO_SUCH_OBJECT
  edit(visit, { verb: 'set', dn, attributes })
}
