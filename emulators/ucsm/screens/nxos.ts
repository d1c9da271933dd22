import { documented, recalled } from '../../../src/emulator/index.ts'
import { nxosVersion } from '../firmware/images.ts'
import type { InterconnectFacts } from './show-interconnect.ts'

export const evidence = recalled(
  'show commands of NX-OS as a fabric interconnect has them; layouts are remembered from NX-OS 5 and 7.',
)
export const promptEvidence = documented(
  'Whitepaper c11-736918 has (nxos), a captured 6400 session on 4.2 has (nx-os); errors as in NX-OS.',
)

/** What the shell of NX-OS knows of the machine. Times are lab time, milliseconds since 1970. */
export interface NxosFacts extends InterconnectFacts {
  readonly host: string
  readonly nowMs: number
  readonly copyright: string
}

/** `show version`. */
export function nxosShowVersion(nxos: NxosFacts): string {
  const { platform, release, serial, host, copyright } = nxos
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

Kernel uptime is 0 day(s), 0 hour(s), 0 minute(s), 0 second(s)`
}

/** Ports of the fixed module, in use or not. */
const PORTS = Array.from({ length: 8 }, (_, index) => `Eth1/${index + 1}`)

/** `show interface brief`. */
export function nxosInterfaceBrief({ objects, fabric }: NxosFacts): string {
  const address = objects[`sys/switch-${fabric}`]?.attributes.oobIfIp ?? ''
  const rule = '-'.repeat(80)
  const ports = PORTS.map(
    (port, index) =>
      `${port.padEnd(13)} ${index < 2 ? '1       eth  trunk  up      none                        10G(D) --' : '1       eth  access down    SFP not inserted            10G(D) --'}`,
  )
  return [
    '',
    rule,
    'Ethernet      VLAN    Type Mode   Status  Reason                   Speed     Port',
    'Interface                                                                    Ch #',
    rule,
    ...ports,
    '',
    rule,
    'Port   VRF          Status IP Address                              Speed    MTU',
    rule,
    `mgmt0  --           up     ${address.padEnd(39)} 1000     1500`,
    '',
  ].join('\n')
}

/** `show interface status`. */
export function nxosInterfaceStatus(): string {
  const rule = '-'.repeat(80)
  const ports = PORTS.map((port, index) => {
    const isUplink = index < 2
    const status = isUplink ? 'connected' : 'sfpAbsent'
    const vlan = isUplink ? 'trunk' : '1'
    return `${port.padEnd(13)} --                 ${status.padEnd(9)} ${vlan.padEnd(9)} full    10G     10Gbase-SR`
  })
  return [
    '',
    rule,
    'Port          Name               Status    Vlan      Duplex  Speed   Type',
    rule,
    ...ports,
    '',
  ].join('\n')
}

/** `show running-config`. */
export function nxosRunningConfig(nxos: NxosFacts): string {
  const { platform, release, host, objects, fabric } = nxos
  const { oobIfIp = '' } = objects[`sys/switch-${fabric}`]?.attributes ?? {}
  const ntp = Object.values(objects)
    .filter((object) => object.class === 'commNtpProvider')
    .map(({ attributes }) => `ntp server ${attributes.name}`)
  const vlans = Object.values(objects)
    .filter((object) => object.class === 'fabricVlan')
    .flatMap(({ attributes: { id, name } }) => [`vlan ${id}`, `  name ${name}`])
  const ports = PORTS.flatMap((port) => ['', `interface ${port.replace('Eth', 'Ethernet')}`])
  return [
    '',
    '!Command: show running-config',
    `!Time: ${new Date(nxos.nowMs).toUTCString().replace(',', '')}`,
    '',
    `version ${nxosVersion(release, platform)}`,
    'feature fcoe',
    'no feature telnet',
    `hostname ${host}`,
    ...ntp,
    ...vlans,
    ...ports,
    '',
    'interface mgmt0',
    `  ip address ${oobIfIp}/24`,
    '',
    'line console',
    'line vty',
    '',
  ].join('\n')
}

export const NXOS_SSH_SERVER = 'ssh version 2 is enabled'

/** `show users`. */
export function nxosUsers(
  sessions: readonly { user: string; line: number; pid: number; host: string; loginMs: number }[],
): string {
  const rows = sessions.map(({ user, line, pid, host, loginMs }) => {
    const at = new Date(loginMs).toUTCString().slice(8, 11)
    const day = new Date(loginMs).toISOString()
    const time = `${at} ${Number(day.slice(8, 10))} ${day.slice(11, 16)}`
    return `${user.padEnd(8)} ${`pts/${line}`.padEnd(12)} ${time.padEnd(14)} .     ${String(pid).padStart(11)} (${host})`
  })
  return ['NAME     LINE         TIME           IDLE          PID COMMENT', ...rows].join('\n')
}
