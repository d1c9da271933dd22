import { assumed } from '../../../src/emulator/index.ts'
import { shown } from './wording.ts'
import type { InterconnectFacts } from './show-interconnect.ts'
import { table } from './table.ts'

export const evidence = assumed(
  'environment, inventory, mac-aging and mode of a fabric interconnect: the keywords are documented, the layouts follow other screens with the attributes of the SDK.',
)

/** What stands behind the front of each series: power supplies, fans, and its ports. */
const HARDWARE: Readonly<Record<string, { supplies: number; fans: number; ports: number }>> = {
  '6200': { supplies: 2, fans: 2, ports: 32 },
  '6300': { supplies: 2, fans: 4, ports: 32 },
  '6400': { supplies: 2, fans: 4, ports: 54 },
}

const MODE_COLUMNS = [
  { title: 'ID', width: 2 },
  { title: 'Ethernet Mode', width: 13 },
  { title: 'FC Mode', width: 8 },
]
const AGING_COLUMNS = [
  { title: 'ID', width: 2 },
  { title: 'Mac Aging Time', width: 14 },
]

/** `show fabric-interconnect environment`. */
export function interconnectEnvironment({ fabric, platform }: InterconnectFacts): string {
  const { fans, supplies } = hardwareOf(platform.series)
  const state = [
    'Overall Status: Operable',
    'Operability: Operable',
    'Threshold Status: OK',
    'Power State: On',
    'Thermal Status: OK',
    'Voltage Status: OK',
  ]
  const block = (title: string) => [`    ${title}:`, ...state.map((line) => `        ${line}`)]
  return [
    `Fabric Interconnect ${fabric}:`,
    '    Operability: Operable',
    '    Thermal Status: Ok',
    '',
    ...numbered(fans).flatMap((fan) => [...block(`Fan ${fan}`), '']),
    ...numbered(supplies).flatMap((supply) => [...block(`PSU ${supply}`), '']),
  ].join('\n')
}

/** `show fabric-interconnect inventory`. */
export function interconnectInventory({ fabric, platform, serial }: InterconnectFacts): string {
  const { fans, supplies, ports } = hardwareOf(platform.series)
  const rows = [
    `Product Name: Cisco UCS ${platform.pid.replace('UCS-FI-', '')}`,
    `PID: ${platform.pid}`,
    'VID: V01',
    'Vendor: Cisco Systems, Inc.',
    `Serial (SN): ${serial}`,
    `Total Memory (MB): ${platform.memoryMb}`,
    'Fixed Module: 1',
    `Ports: ${ports}`,
    `Fans: ${fans}`,
    `PSUs: ${supplies}`,
  ]
  return [`Fabric Interconnect ${fabric}:`, ...rows.map((row) => `    ${row}`), ''].join('\n')
}

/** `show fabric-interconnect mac-aging`. */
export function interconnectMacAging(all: readonly InterconnectFacts[]): string {
  return titled(
    AGING_COLUMNS,
    all.map(({ fabric }) => [fabric, 'Mode Default']),
  )
}

/** `show fabric-interconnect mode`: what a first setup leaves, and no command here changes. */
export function interconnectMode(all: readonly InterconnectFacts[]): string {
  const mode = shown('end-host')
  return titled(
    MODE_COLUMNS,
    all.map(({ fabric }) => [fabric, mode, mode]),
  )
}

function titled(columns: Parameters<typeof table>[0], rows: string[][]): string {
  return ['Fabric Interconnect:', ...table(columns, rows).map((row) => `    ${row}`), ''].join('\n')
}

function hardwareOf(series: string) {
  return HARDWARE[series] ?? { supplies: 2, fans: 2, ports: 32 }
}

function numbered(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}
