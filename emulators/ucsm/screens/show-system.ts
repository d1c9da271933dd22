import { assumed, recalled } from '../../../src/emulator/index.ts'
import type { ManagedObject } from '../managed-objects.ts'
import { table } from './table.ts'
import { shown } from './wording.ts'

export const evidence = recalled(
  'No screen is published; the attributes are those of the SDK, the titles are remembered.',
)
export const clockEvidence = assumed(
  'show clock, show timezone, show version brief and show cli history: the layout of other products.',
)

const COLUMNS = [
  { title: 'Name', width: 10 },
  { title: 'Mode', width: 11 },
  { title: 'System IP Address', width: 17 },
  { title: 'System IPv6 Address', width: 19 },
]

/** `show system`. */
export function systemTable({ attributes }: ManagedObject): string {
  const { name = '', mode = '', address = '' } = attributes
  const rows = table(COLUMNS, [[name, shown(mode), address, '::']])
  return ['', 'Systems:', ...rows.map((row) => `    ${row}`), ''].join('\n')
}

/** `show system detail`. Times are lab time, milliseconds since 1970. */
export function systemDetail({ attributes }: ManagedObject, nowMs: number): string {
  const { name = '', mode = '', address = '', descr = '', owner = '' } = attributes
  const rows = [
    `Name: ${name}`,
    `Mode: ${shown(mode)}`,
    `System IP Address: ${address}`,
    'System IPv6 Address: ::',
    `System Owner: ${owner}`,
    'System Site:',
    `Description: ${descr}`,
    `Current Time: ${new Date(nowMs).toISOString().slice(0, -1)}`,
  ]
  return ['', 'Systems:', ...rows.map((row) => `    ${row}`.trimEnd()), ''].join('\n')
}

/** `show clock`: `Wed Sep 11 10:00:00 UTC 2019`. */
export function clockLine(nowMs: number): string {
  const [weekday, day, month, year] = new Date(nowMs).toUTCString().replace(',', '').split(' ')
  const time = new Date(nowMs).toISOString().slice(11, 19)
  return `${weekday} ${month} ${day} ${time} UTC ${year}`
}

/** `show timezone`. */
export function timezoneLine(zone: string | undefined): string {
  return `Timezone: ${zone ? zone : 'Not set'}`
}

/** `show version brief`. */
export function versionBrief(release: string): string {
  return `    Version: ${release}`
}

/** `show cli history`. */
export function historyLines(lines: readonly string[]): string {
  return lines.map((line, index) => `${String(index + 1).padStart(5)}  ${line}`).join('\n')
}
