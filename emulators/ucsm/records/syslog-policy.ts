import { documented } from '../../../src/emulator/index.ts'
import type { ManagedObject, ObjectTree } from '../managed-objects.ts'

export const evidence = documented(
  'System Monitoring guide 4.3: levels, default Critical, 4096 to 4194304 bytes, names of 16 characters; classes of the SDK. Which are enabled at first is recalled.',
)

/** The levels in the order of their urgency; the place of each is its number in a message. */
export const SYSLOG_LEVELS = [
  'emergencies',
  'alerts',
  'critical',
  'errors',
  'warnings',
  'notifications',
  'information',
  'debugging',
] as const

/** The most that a syslog file may hold, and the least, in bytes. */
export const SYSLOG_BYTES = { min: 4_096, max: 4_194_304 } as const

/** The most characters in the name of a syslog file. */
export const SYSLOG_NAME_MAX = 16

/** What can be a source of messages. */
export type SyslogSource = 'audits' | 'events' | 'faults'

const SYSLOG_DN = 'sys/svc-ext/syslog'

/** The names of the syslog objects. */
export const syslogDns = {
  console: `${SYSLOG_DN}/console`,
  monitor: `${SYSLOG_DN}/monitor`,
  file: `${SYSLOG_DN}/file`,
  source: `${SYSLOG_DN}/source`,
  'server-1': `${SYSLOG_DN}/client-primary`,
  'server-2': `${SYSLOG_DN}/client-secondary`,
  'server-3': `${SYSLOG_DN}/client-tertiary`,
} as const

const QUIET = { adminState: 'disabled', severity: 'critical' }
const NOBODY = { ...QUIET, hostname: 'none', forwardingFacility: 'local7' }

/** The syslog objects as they are after the first setup. */
export function factorySyslog(): ManagedObject[] {
  const { console, monitor, file, source } = syslogDns
  const servers = [
    ['server-1', 'primary'],
    ['server-2', 'secondary'],
    ['server-3', 'tertiary'],
  ] as const
  return [
    {
      class: 'commSyslog',
      dn: SYSLOG_DN,
      attributes: { policyOwner: 'local', severity: 'critical' },
    },
    { class: 'commSyslogConsole', dn: console, attributes: QUIET },
    { class: 'commSyslogMonitor', dn: monitor, attributes: QUIET },
    {
      class: 'commSyslogFile',
      dn: file,
      attributes: {
        adminState: 'enabled',
        severity: 'critical',
        name: 'messages',
        size: String(SYSLOG_BYTES.max),
      },
    },
    {
      class: 'commSyslogSource',
      dn: source,
      attributes: { faults: 'enabled', audits: 'disabled', events: 'disabled' },
    },
    ...servers.map(([server, name]) => ({
      class: 'commSyslogClient',
      dn: syslogDns[server],
      attributes: { ...NOBODY, name },
    })),
  ]
}

/** Whether a message of a source and level goes into the file. */
export function isWritten(objects: ObjectTree, source: SyslogSource, level: number): boolean {
  const file = objects[syslogDns.file]?.attributes
  const sources = objects[syslogDns.source]?.attributes
  if (file?.adminState !== 'enabled' || sources?.[source] !== 'enabled') return false
  return level <= SYSLOG_LEVELS.findIndex((name) => name === file.severity)
}

/** How long the file may get, in bytes. */
export function fileBytesMax(objects: ObjectTree): number {
  return Number(objects[syslogDns.file]?.attributes.size ?? SYSLOG_BYTES.max)
}
