import type { HostKeySheet } from '../../../src/emulator/index.ts'
import type { Fabric } from '../cluster/cluster-link.ts'
import { switchDn } from '../cluster/network-element.ts'
import type { Equipment } from '../equipment/equipment.ts'
import { objectsOf, type ObjectTree } from '../managed-objects.ts'
import type { UcsmPlatform } from '../platforms.ts'
import type { UserSession } from '../sessions/session-desk.ts'
import type { SwitchPort } from './ports.ts'

/** What the NX-OS of an interconnect knows. Times are lab time, milliseconds since 1970. */
export interface SwitchFacts {
  readonly fabric: Fabric
  readonly host: string
  readonly platform: UcsmPlatform
  readonly release: string
  readonly serial: string
  /** The configuration as it is committed. */
  readonly objects: ObjectTree
  readonly ports: readonly SwitchPort[]
  readonly equipment: Equipment
  readonly nowMs: number
  /** When the doors opened after the last start. */
  readonly startedMs: number
  readonly copyright: string
  readonly hostKeys: readonly HostKeySheet[]
  readonly sessions: readonly UserSession[]
  /** The lines of the local syslog file, oldest first. */
  readonly logLines: readonly string[]
}

/** A VLAN of the fabric. */
export interface Vlan {
  readonly id: number
  readonly name: string
}

/** The VLANs of the configuration, those that carry a VSAN included, by number. */
export function vlansOf(objects: ObjectTree): Vlan[] {
  const ethernet = objectsOf(objects, 'fabricVlan').map(({ attributes: { id, name = '' } }) => ({
    id: Number(id),
    name,
  }))
  const storage = objectsOf(objects, 'fabricVsan').map(({ attributes: { fcoeVlan } }) => ({
    id: Number(fcoeVlan),
    name: `VLAN${fcoeVlan}`,
  }))
  return [...ethernet, ...storage].toSorted((a, b) => a.id - b.id)
}

/** The numbers of the VLANs that uplinks carry: `1,220`. VLANs of VSANs stay inside. */
export function carriedVlans(objects: ObjectTree): string {
  return objectsOf(objects, 'fabricVlan')
    .map(({ attributes: { id } }) => Number(id))
    .toSorted((a, b) => a - b)
    .join(',')
}

/** The address of mgmt0 with its mask and gateway. */
export function managementPort({ objects, fabric }: SwitchFacts) {
  const { oobIfIp = '', oobIfMask = '', oobIfGw = '' } = objects[switchDn(fabric)]?.attributes ?? {}
  return { address: oobIfIp, prefix: prefixLength(oobIfMask), gateway: oobIfGw }
}

/** Attributes of an object; none when it is not there. */
export function attributesAt(objects: ObjectTree, dn: string): Readonly<Record<string, string>> {
  return objects[dn]?.attributes ?? {}
}

/** 24 of `255.255.255.0`. */
function prefixLength(mask: string): number {
  const ones = mask.split('.').map((part) => Number(part).toString(2).replaceAll('0', '').length)
  return ones.reduce((sum, count) => sum + count, 0)
}
