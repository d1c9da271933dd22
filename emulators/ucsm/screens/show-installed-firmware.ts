import { assumed } from '../../../src/emulator/index.ts'
import type { Chassis, Equipment, Server } from '../equipment/equipment.ts'
import { interconnectVersion, type InterconnectFacts } from './show-interconnect.ts'
import { catalogVersion, systemVersion } from './show-version.ts'
import { table } from './table.ts'

export const evidence = assumed(
  'show firmware: the blocks of show version and the IOM table of the Firmware Management guide 4.3, one after the other; show firmware monitor is remembered from the same shell under FXOS.',
)

/** What runs where. */
export interface InstalledFirmware {
  readonly release: string
  readonly interconnects: readonly InterconnectFacts[]
  readonly equipment: Equipment
}

const IOM_COLUMNS = [
  { title: 'IOM', width: 8, align: 'right' },
  { title: 'Fabric ID', width: 9 },
  { title: 'Running-Vers', width: 15 },
  { title: 'Update-Status', width: 15 },
  { title: 'Activate-Status', width: 15 },
] as const

/** `show firmware`: a few lines for each part. */
export function firmwareSummary({ release, interconnects, equipment }: InstalledFirmware): string {
  const system = ['UCSM:', `    Running-Vers: ${release}`, '    Activate-Status: Ready', '']
  const switches = interconnects.flatMap((one) => [
    ...interconnectVersion(one)
      .split('\n')
      .filter((line) => /^Fabric|Running-(?:Kern|Sys)|Package-Vers/.test(line)),
    '    Activate-Status: Ready',
    '',
  ])
  const chassis = equipment.chassis.flatMap((one) => [
    ...ioModuleLines(one, release),
    ...serverLines(one, release, 'summary'),
  ])
  return [...system, ...switches, ...chassis, ...rackLines(equipment, release, 'summary')].join(
    '\n',
  )
}

/** `show firmware detail`: everything that each part tells of its versions. */
export function firmwareDetail({ release, interconnects, equipment }: InstalledFirmware): string {
  return [
    systemVersion(release),
    '',
    catalogVersion(release),
    '',
    ...interconnects.flatMap((one) => [interconnectVersion(one), '']),
    ...equipment.chassis.flatMap((one) => [
      ...ioModuleLines(one, release),
      ...serverLines(one, release, 'detail'),
    ]),
    ...rackLines(equipment, release, 'detail'),
  ].join('\n')
}

/** `show firmware monitor`: how far every part is with its upgrade. */
export function firmwareMonitor({ release, interconnects, equipment }: InstalledFirmware): string {
  const ready = (indent: string) => [
    `${indent}Package-Vers: ${release}A`,
    `${indent}Upgrade-Status: Ready`,
  ]
  return [
    'UCSM:',
    ...ready('    '),
    '',
    ...interconnects.flatMap(({ fabric }) => [
      `Fabric Interconnect ${fabric}:`,
      ...ready('    '),
      '',
    ]),
    ...equipment.chassis.flatMap(({ id, ioModules, blades }) => [
      `Chassis ${id}:`,
      ...ioModules.flatMap((iom) => [`    IOM ${iom.id}:`, ...ready('        ')]),
      ...blades.flatMap((blade) => [`    Server ${blade.id}:`, ...ready('        ')]),
      '',
    ]),
    ...equipment.rackServers.flatMap(({ id }) => [`Server ${id}:`, ...ready('    '), '']),
  ].join('\n')
}

function ioModuleLines({ id, ioModules }: Chassis, release: string): string[] {
  const rows = ioModules.map((iom) => [String(iom.id), iom.fabric, release, 'Ready', 'Ready'])
  return [`Chassis ${id}:`, ...table(IOM_COLUMNS, rows).map((row) => `    ${row}`), '']
}

function serverLines({ id, blades }: Chassis, release: string, how: Extent): string[] {
  return blades.flatMap((one) => adapterLines(`Server ${id}/${one.id}:`, one, release, how))
}

function rackLines({ rackServers }: Equipment, release: string, how: Extent): string[] {
  return rackServers.flatMap((one) => adapterLines(`Server ${one.id}:`, one, release, how))
}

type Extent = 'summary' | 'detail'

function adapterLines(title: string, { adapters }: Server, release: string, how: Extent): string[] {
  const lines = adapters.flatMap(({ id }) => [
    `    Adapter ${id}:`,
    `        Running-Vers: ${release}`,
    ...(how === 'detail' ? [`        Package-Vers: ${release}A`] : []),
    '        Update-Status: Ready',
    '        Activate-Status: Ready',
  ])
  return [title, ...lines, '']
}
