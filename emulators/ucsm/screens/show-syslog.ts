import { recalled } from '../../../src/emulator/index.ts'
import type { ObjectTree } from '../managed-objects.ts'
import { syslogDns } from '../records/syslog-policy.ts'
import { table } from './table.ts'
import { shown } from './wording.ts'

export const evidence = recalled('The layout is remembered from the same command under FXOS.')

/** The parts of `show syslog`. */
export type SyslogPart = 'console' | 'monitor' | 'file' | 'remote-destination' | 'source'

const COLUMNS = [
  { title: 'Name', width: 8 },
  { title: 'Hostname', width: 20 },
  { title: 'State', width: 8 },
  { title: 'Level', width: 13 },
  { title: 'Facility', width: 8 },
]

/** `show syslog`, and each of its parts alone. */
export function syslogScreen(objects: ObjectTree, part?: SyslogPart): string {
  const parts = part ? [part] : (Object.keys(SCREENS) as SyslogPart[])
  return parts.flatMap((one) => ['', ...SCREENS[one](objects)]).join('\n')
}

const SCREENS: Readonly<Record<SyslogPart, (objects: ObjectTree) => string[]>> = {
  console: (objects) => ['console', ...stateLines(attributesOf(objects, 'console'))],
  monitor: (objects) => ['monitor', ...stateLines(attributesOf(objects, 'monitor'))],
  file: (objects) => {
    const file = attributesOf(objects, 'file')
    return ['file', ...stateLines(file), `    name: ${file.name}`, `    size: ${file.size}`]
  },
  'remote-destination': (objects) => {
    const servers = ['server-1', 'server-2', 'server-3'] as const
    const rows = servers.map((server) => {
      const { hostname, adminState, severity, forwardingFacility } = attributesOf(objects, server)
      return [
        shown(server),
        hostname ?? '',
        shown(adminState ?? ''),
        shown(severity ?? ''),
        shown(forwardingFacility ?? ''),
      ]
    })
    return ['remote destinations', ...table(COLUMNS, rows).map((line) => `    ${line}`)]
  },
  source: (objects) => {
    const { faults = '', audits = '', events = '' } = attributesOf(objects, 'source')
    return [
      'sources',
      `    faults: ${shown(faults)}`,
      `    audits: ${shown(audits)}`,
      `    events: ${shown(events)}`,
    ]
  },
}

function stateLines({ adminState = '', severity = '' }: Readonly<Record<string, string>>) {
  return [`    state: ${shown(adminState)}`, `    level: ${shown(severity)}`]
}

function attributesOf(objects: ObjectTree, part: keyof typeof syslogDns) {
  return objects[syslogDns[part]]?.attributes ?? {}
}
