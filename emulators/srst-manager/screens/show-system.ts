import { assumed, documented, recalled } from '../../../src/emulator/index.ts'
import { linesOf } from '../configuration/blocks.ts'
import { valueOf } from '../configuration/host-name.ts'
import type { Configuration } from '../configuration/statements.ts'
import { labelled } from './columns.ts'
import { clockDate, ntpDate } from './lab-dates.ts'

export const evidence = documented(
  'Administration guide, command chapter S: the fields of show clock and show ntp; layout and values are recalled.',
)
export const interfacesEvidence = recalled(
  'show interfaces of Unity Express; the counters are supposed.',
)
export const hostsEvidence = assumed('No sample of show hosts and show ip dns cache is published.')

/** `show clock`. Lab time, milliseconds since 1970. */
export function clock(nowMs: number, running: Configuration): string {
  const fields = labelled(
    [
      ['time zone', valueOf(running, 'clock timezone') ?? 'UTC'],
      ['clock state', ntpServers(running).length > 0 ? 'sync' : 'unsync'],
      ['delta from reference (ms)', 0],
      ['time of day (sec)', Math.floor(nowMs / 1_000)],
      ['time of day (ms)', nowMs % 1_000],
    ],
    39,
  )
  return `${clockDate(nowMs)}\n${fields}`
}

/** `show ntp`. */
export function ntp(running: Configuration): string {
  const servers = ntpServers(running)
  if (servers.length === 0) return 'localhost.localdomain: stratum 16, not synchronized'
  return [
    'localhost.localdomain: stratum 3, offset 0.000000, synch distance 0.066',
    ...servers.map((server) => `${server}: stratum 2, offset 0.000170, synch distance 0.022`),
  ].join('\n')
}

/** `show ntp detail`. */
export function ntpDetail(nowMs: number, running: Configuration): string {
  const [server = '0.0.0.0'] = ntpServers(running)
  const stratum = server === '0.0.0.0' ? 0 : 3
  const stamp = `${ntpStamp(nowMs)}  ${ntpDate(nowMs)}`
  return [
    'server 127.0.0.1, port 123',
    `stratum ${stratum}, precision -17, leap 00`,
    `refid [${server}] delay 0.00012, dispersion 0.00000 offset 0.000011`,
    'rootdelay 0.00058, rootdispersion 0.03111, synch dist 0.03140',
    `reference time:      ${stamp}`,
    `originate timestamp: ${stamp}`,
    `transmit timestamp:  ${stamp}`,
  ].join('\n')
}

/** `show interfaces`. */
export function interfaces(running: Configuration): string {
  const [, , address = '0.0.0.0', mask = '0.0.0.0'] =
    linesOf(running, 'interface ethernet 0')
      .find((line) => line.startsWith('ip address '))
      ?.split(' ') ?? []
  return [
    'Ethernet 0 is up, line protocol is up',
    `  Internet address is ${address} mask ${mask}`,
    '     0 packets input, 0 bytes',
    '     0 input errors, 0 dropped, 0 overrun, 0 frame errors',
    '     0 packets output, 0 bytes',
    '     0 output errors, 0 dropped, 0 overrun, 0 collision errors',
    '     0 output carrier detect errors',
  ].join('\n')
}

/** `show hosts`. */
export function hosts(running: Configuration): string {
  return labelled(
    [
      ['Hostname', valueOf(running, 'hostname') ?? 'localhost'],
      ['Domain', valueOf(running, 'ip domain-name') ?? ''],
      ['DNS Server(s)', valueOf(running, 'ip name-server') ?? ''],
    ],
    17,
  )
}

/** `show ip dns cache`: the names that the machine has looked up. */
export function dnsCache(names: readonly (readonly [name: string, address: string])[]): string {
  return names.map(([name, address]) => `${name}  ${address}`).join('\n')
}

function ntpServers(running: Configuration): string[] {
  return Object.keys(running)
    .filter((key) => key.startsWith('ntp server '))
    .map((key) => key.slice('ntp server '.length))
}

/** Seconds and fractions since 1900 in hexadecimal (RFC 5905, section 6). */
function ntpStamp(ms: number): string {
  const SECONDS_1900_TO_1970 = 2_208_988_800
  const seconds = (Math.floor(ms / 1_000) + SECONDS_1900_TO_1970) % 2 ** 32
  const fraction = Math.floor(((ms % 1_000) / 1_000) * 2 ** 32)
  return [seconds, fraction].map((part) => part.toString(16).padStart(8, '0')).join('.')
}
