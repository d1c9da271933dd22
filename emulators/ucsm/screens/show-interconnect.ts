import { documented } from '../../../src/emulator/index.ts'
import type { Fabric } from '../cluster/cluster-link.ts'
import { switchDn } from '../cluster/network-element.ts'
import { nxosVersion } from '../firmware/images.ts'
import type { ObjectTree } from '../managed-objects.ts'
import type { UcsmPlatform } from '../platforms.ts'
import { table } from './table.ts'

export const evidence = documented(
  'Firmware and Network Management guides 4.3: show, show detail and show version of a fabric interconnect.',
)

/** A fabric interconnect as its screens need it. */
export interface InterconnectFacts {
  readonly fabric: Fabric
  readonly platform: UcsmPlatform
  readonly serial: string
  readonly objects: ObjectTree
  readonly release: string
}

const COLUMNS = [
  { title: 'ID', width: 2 },
  { title: 'OOB IP Addr', width: 15 },
  { title: 'OOB Gateway', width: 15 },
  { title: 'OOB Netmask', width: 15 },
  { title: 'Operability', width: 11 },
]

/** `show fabric-interconnect`. */
export function interconnectTable(all: readonly InterconnectFacts[]): string {
  const rows = all.map(({ fabric, objects }) => {
    const { oobIfIp = '', oobIfGw = '', oobIfMask = '' } = attributesOf(objects, fabric)
    return [fabric, oobIfIp, oobIfGw, oobIfMask, 'Operable']
  })
  return ['Fabric Interconnect:', ...table(COLUMNS, rows).map((row) => `    ${row}`), ''].join('\n')
}

/** `show fabric-interconnect detail`. */
export function interconnectDetail(one: InterconnectFacts): string {
  const { fabric, platform, serial, objects } = one
  const { oobIfIp = '', oobIfGw = '', oobIfMask = '' } = attributesOf(objects, fabric)
  const rows = [
    `ID: ${fabric}`,
    `Product Name: Cisco UCS ${platform.pid.replace('UCS-FI-', '')}`,
    `PID: ${platform.pid}`,
    'VID: V01',
    'Vendor: Cisco Systems, Inc.',
    `Serial (SN): ${serial}`,
    'HW Revision: 0',
    `Total Memory (MB): ${platform.memoryMb}`,
    `OOB IP Addr: ${oobIfIp}`,
    `OOB Gateway: ${oobIfGw}`,
    `OOB Netmask: ${oobIfMask}`,
    'OOB IPv6 Address: ::',
    'OOB IPv6 Gateway: ::',
    'Prefix: 64',
    'Operability: Operable',
    'Thermal Status: Ok',
    'Admin Evacuation: Off',
    'Oper Evacuation: Off',
    'Current Task 1:',
    'Current Task 2:',
    'Current Task 3:',
  ]
  return ['Fabric Interconnect:', ...rows.map((row) => `    ${row}`), ''].join('\n')
}

/** `show version` of a fabric interconnect. */
export function interconnectVersion({ fabric, platform, release }: InterconnectFacts): string {
  const nxos = nxosVersion(release, platform)
  const pack = `${release.replace(/[a-z]+\)$/, ')')}SP0(Default)`
  const rows = [
    `Running-Kern-Vers: ${nxos}`,
    `Running-Sys-Vers: ${nxos}`,
    `Running-Service-Pack-Vers: ${pack}`,
    `Package-Vers: ${release}A`,
    'Package-Service-Pack-Vers:',
    `Startup-Kern-Vers: ${nxos}`,
    `Startup-Sys-Vers: ${nxos}`,
    `Startup-Service-Pack-Vers: ${pack}`,
    'Act-Kern-Status: Ready',
    'Act-Sys-Status: Ready',
    'Act-Service-Pack-Status: Ready',
    'Bootloader-Vers: v05.28(01/18/2018)',
  ]
  return [`Fabric Interconnect ${fabric}:`, ...rows.map((row) => `    ${row}`)].join('\n')
}

function attributesOf(objects: ObjectTree, fabric: Fabric): Readonly<Record<string, string>> {
  return objects[switchDn(fabric)]?.attributes ?? {}
}
