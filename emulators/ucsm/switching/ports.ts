import type { Equipment } from '../equipment/equipment.ts'
import type { UcsmPlatform } from '../platforms.ts'

/** What a port is for: the network, an I/O module of a chassis, a rack server, or nothing. */
export type PortRole = 'uplink' | 'fabric' | 'server' | 'unused'

/** A port of the fixed module. */
export interface SwitchPort {
  readonly number: number
  /** `Ethernet1/1` */
  readonly name: string
  /** `Eth1/1` */
  readonly short: string
  /** `10G` */
  readonly speed: string
  /** What is plugged in, as `10Gbase-SR`; undefined when nothing is. */
  readonly transceiver: string | undefined
  readonly role: PortRole
  readonly isUp: boolean
}

/** Ports of one speed, numbered from one to the other. */
interface PortRange {
  readonly last: number
  readonly speed: string
  readonly transceiver: string
}

/** The fixed modules by series (data sheets of the models). */
const MODULES: Readonly<Record<string, readonly PortRange[]>> = {
  '6200': [{ last: 32, speed: '10G', transceiver: '10Gbase-SR' }],
  '6300': [{ last: 32, speed: '40G', transceiver: 'QSFP-40G-SR4' }],
  '6400': [
    { last: 48, speed: '25G', transceiver: 'SFP-25G-SR' },
    { last: 54, speed: '100G', transceiver: 'QSFP-100G-SR4' },
  ],
}

/** Links to the network, and to the I/O module of each chassis. */
const UPLINKS = 2
const LINKS_PER_CHASSIS = 2

/** The ports of an interconnect: uplinks, then the chassis and the rack servers, then those without a use. */
export function portsOf({ series }: UcsmPlatform, equipment: Equipment): SwitchPort[] {
  const ranges = MODULES[series] ?? []
  const roles = rolesOf(equipment)
  return Array.from({ length: ranges.at(-1)?.last ?? 0 }, (_, index) => {
    const number = index + 1
    const { speed, transceiver } = ranges.find(({ last }) => number <= last)!
    const role = roles[index] ?? 'unused'
    const isUp = role !== 'unused'
    return {
      number,
      name: `Ethernet1/${number}`,
      short: `Eth1/${number}`,
      speed,
      transceiver: isUp ? transceiver : undefined,
      role,
      isUp,
    }
  })
}

function rolesOf({ chassis, rackServers }: Equipment): PortRole[] {
  const links = (role: PortRole, count: number) => Array.from({ length: count }, () => role)
  return [
    ...links('uplink', UPLINKS),
    ...links('fabric', chassis.length * LINKS_PER_CHASSIS),
    ...links('server', rackServers.length),
  ]
}

/** `UCS-FI-6332` has 32 ports of 40G: what the inventory calls its fixed module. */
export function moduleTitle({ series, pid }: UcsmPlatform): string {
  const ranges = MODULES[series] ?? []
  const parts = ranges.map(({ last, speed }, index) => {
    const count = last - (ranges[index - 1]?.last ?? 0)
    return `${count}x${speed}`
  })
  return `${pid.replace('UCS-FI-', '')} ${parts.join(' + ')} Ethernet Module`
}
