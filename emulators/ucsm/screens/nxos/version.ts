import { recalled } from '../../../../src/emulator/index.ts'
import { nxosVersion } from '../../firmware/images.ts'
import { moduleTitle } from '../../switching/ports.ts'
import type { SwitchFacts } from '../../switching/switch-facts.ts'

export const evidence = recalled('show version and show inventory: remembered from NX-OS 5 and 7.')

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** `show version`. */
export function nxosShowVersion(facts: SwitchFacts): string {
  const { platform, release, serial, host, copyright } = facts
  const version = nxosVersion(release, platform)
  return `${copyright.trimEnd()}

Software
  BIOS:      version 3.6.0
  loader:    version N/A
  kickstart: version ${version}
  system:    version ${version}
  BIOS compile time:       05/09/2012
  kickstart image file is: bootflash:/installables/switch/ucs-kickstart.${version}.bin
  system image file is:    bootflash:/installables/switch/ucs-system.${version}.bin

Hardware
  cisco UCS ${platform.series} Series Fabric Interconnect
  Model:     ${platform.pid}
  Processor Board ID ${serial}

  Device name: ${host}
  bootflash:   31266648 kB

Kernel uptime is ${uptime(facts)}`
}

/** `0 day(s), 1 hour(s), 2 minute(s), 3 second(s)`. */
function uptime({ nowMs, startedMs }: SwitchFacts): string {
  const ms = nowMs - startedMs
  const parts = [
    [ms / DAY_MS, 'day(s)'],
    [(ms % DAY_MS) / HOUR_MS, 'hour(s)'],
    [(ms % HOUR_MS) / MINUTE_MS, 'minute(s)'],
    [(ms % MINUTE_MS) / SECOND_MS, 'second(s)'],
  ] as const
  return parts.map(([count, unit]) => `${Math.floor(count)} ${unit}`).join(', ')
}

/** `show inventory`. */
export function nxosInventory({ platform, serial }: SwitchFacts): string {
  const chassis = `UCS ${platform.pid.replace('UCS-FI-', '')} Series Fabric Interconnect`
  const parts = [
    ['Chassis', chassis],
    ['Module 1', moduleTitle(platform)],
  ]
  return parts
    .flatMap(([name, title]) => [
      `NAME: "${name}",  DESCR: "${title}"`,
      `PID: ${platform.pid.padEnd(19)}, VID: V01 , SN: ${serial}`,
      '',
    ])
    .join('\n')
}
