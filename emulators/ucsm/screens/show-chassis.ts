import { recalled } from '../../../src/emulator/index.ts'
import type { Chassis, Part } from '../equipment/equipment.ts'
import { table } from './table.ts'

export const evidence = recalled(
  'show chassis and its detail are remembered; inventory has the attributes of the SDK.',
)

const COLUMNS = [
  { title: 'Chassis', width: 10, align: 'right' },
  { title: 'Overall Status', width: 24 },
  { title: 'Admin State', width: 11 },
] as const

const IOM_COLUMNS = [
  { title: 'ID', width: 10, align: 'right' },
  { title: 'Side', width: 5 },
  { title: 'Fabric ID', width: 9 },
  { title: 'PID', width: 16 },
  { title: 'Serial (SN)', width: 11 },
  { title: 'Overall Status', width: 14 },
] as const

const SERVER_COLUMNS = [
  { title: 'Server', width: 7 },
  { title: 'PID', width: 16 },
  { title: 'Serial (SN)', width: 11 },
  { title: 'Slot Status', width: 11 },
  { title: 'Overall Status', width: 14 },
] as const

/** `show chassis`. */
export function chassisTable(all: readonly Chassis[]): string {
  const rows = all.map(({ id }) => [String(id), 'Operable', 'Acknowledged'])
  return ['', 'Chassis:', ...indented(table(COLUMNS, rows))].join('\n')
}

/** `show chassis detail`; `paths` are the fabrics over which it is reached: `A,B`. */
export function chassisDetail(one: Chassis, paths: string): string {
  const rows = [
    `Chassis: ${one.id}`,
    'User Label:',
    'Overall Status: Operable',
    'Oper qualifier: N/A',
    'Operability: Operable',
    'Conf State: Ok',
    'Admin State: Acknowledged',
    `Connectivity Path: ${paths}`,
    `Conn Status: ${paths}`,
    `Managing Instance: ${paths.charAt(0)}`,
    ...partRows(one),
    'HW Revision: 0',
    'Fault Suppression Status: N/A',
    'Current Task:',
  ]
  return ['', 'Chassis:', ...indented(rows)].join('\n')
}

/** `show chassis inventory`. */
export function chassisInventory(one: Chassis): string {
  const ioModules = one.ioModules.map(({ id, fabric, pid, serial }) => [
    String(id),
    id === 1 ? 'Left' : 'Right',
    fabric,
    pid,
    serial,
    'Operable',
  ])
  const servers = one.blades.map(({ id, pid, serial }) => [
    `${one.id}/${id}`,
    pid,
    serial,
    'Equipped',
    'Unassociated',
  ])
  return [
    `Chassis ${one.id}:`,
    ...indented(partRows(one)),
    `    Fans: ${one.fans}`,
    `    PSUs: ${one.powerSupplies}`,
    '',
    '    IOMs:',
    ...indented(indented(table(IOM_COLUMNS, ioModules))),
    '',
    '    Servers:',
    ...indented(indented(table(SERVER_COLUMNS, servers))),
    '',
  ].join('\n')
}

function partRows({ productName, pid, vid, serial }: Part): string[] {
  return [
    `Product Name: ${productName}`,
    `PID: ${pid}`,
    `VID: ${vid}`,
    'Vendor: Cisco Systems Inc',
    `Serial (SN): ${serial}`,
  ]
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `    ${line}`)
}
