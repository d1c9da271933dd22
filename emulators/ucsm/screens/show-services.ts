import { documented, recalled } from '../../../src/emulator/index.ts'
import type { ManagedObject } from '../managed-objects.ts'
import { table } from './table.ts'
import { shown } from './wording.ts'

export const evidence = documented(
  'Administration guide 4.3: show shell-session-limits, show cimcwebsvc, and the warning about web sessions.',
)
export const serverEvidence = recalled(
  'The layout of show ntp-server and show dns, and that other services are shown as cimcwebsvc is.',
)

/** Said when a change of the web interface is put into the buffer. */
export const SESSIONS_WARNING = 'Warning: When committed, this closes all the web sessions.'

const LIMIT_COLUMNS = [
  { title: 'Maximum logins for single user', width: 30 },
  { title: 'Maximum Sessions', width: 16 },
]

/** `show shell-session-limits`. */
export function shellLimitsScreen(limits: ManagedObject | undefined): string {
  if (!limits) return ''
  const { sessionsPerUser = '', totalSessions = '' } = limits.attributes
  const rows = table(LIMIT_COLUMNS, [[sessionsPerUser, totalSessions]])
  return ['Shell Sessions:', ...rows.map((row) => `    ${row}`)].join('\n')
}

const SERVICE_NAMES: Readonly<Record<string, string>> = { cimcwebsvc: 'cimcwebservice' }

/** `show cimcwebsvc` and the like. */
export function serviceState(service: string, { attributes }: ManagedObject): string {
  return [
    `Name: ${SERVICE_NAMES[service] ?? service}`,
    `    Admin State: ${shown(attributes.adminState ?? '')}`,
    ...(attributes.port ? [`    Port: ${attributes.port}`] : []),
  ].join('\n')
}

/** `show ntp-server` and `show dns`. */
export function serverTable(kind: 'NTP' | 'DNS', servers: readonly ManagedObject[]): string {
  if (servers.length === 0) return ''
  const columns = [{ title: kind === 'NTP' ? 'Name' : 'IP Address', width: 64 }]
  const rows = servers.map(({ attributes }) => [attributes.name ?? ''])
  return [`${kind} servers:`, ...table(columns, rows).map((row) => `    ${row}`)].join('\n')
}
