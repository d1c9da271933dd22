import type { UcsmPlatform } from '../platforms.ts'

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
  readonly isUplink: boolean
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

/** The ports that lead to the network. */
const UPLINKS_MAX = 2

/** The ports of an interconnect: the first two are its uplinks, nothing is plugged into the others. */
export function portsOf({ series }: UcsmPlatform): SwitchPort[] {
  const ranges = MODULES[series] ?? []
  return Array.from({ length: ranges.at(-1)?.last ?? 0 }, (_, index) => {
    const number = index + 1
    const { speed, transceiver } = ranges.find(({ last }) => number <= last)!
    const isUplink = number <= UPLINKS_MAX
    return {
      number,
      name: `Ethernet1/${number}`,
      short: `Eth1/${number}`,
      speed,
      transceiver: isUplink ? transceiver : undefined,
      isUplink,
    }
  })
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
