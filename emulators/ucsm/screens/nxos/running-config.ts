import { recalled } from '../../../../src/emulator/index.ts'
import { nxosVersion } from '../../firmware/images.ts'
import { objectsOf } from '../../managed-objects.ts'
import type { SwitchPort } from '../../switching/ports.ts'
import {
  attributesAt,
  carriedVlans,
  managementPort,
  vlansOf,
  type SwitchFacts,
} from '../../switching/switch-facts.ts'
import { stampOf } from './lines.ts'

export const evidence = recalled(
  'show running-config: the order and the lines are remembered from NX-OS 5 and 7.',
)

/** `show running-config`: what UCS Manager has made of its configuration. No secrets are in it. */
export function nxosRunningConfig(facts: SwitchFacts): string {
  const { platform, release, host, objects, nowMs, ports } = facts
  const { address, prefix, gateway } = managementPort(facts)
  const { adminState } = attributesAt(objects, 'sys/svc-ext/telnet-svc')
  return [
    '',
    '!Command: show running-config',
    `!Time: ${stampOf(nowMs)}`,
    '',
    `version ${nxosVersion(release, platform)}`,
    'feature fcoe',
    `${adminState === 'enabled' ? '' : 'no '}feature telnet`,
    'feature lacp',
    'feature lldp',
    'feature npv',
    '',
    `hostname ${host}`,
    ...named(facts, 'commDnsProvider', 'ip name-server'),
    ...named(facts, 'commNtpProvider', 'ntp server'),
    ...vlansOf(objects).flatMap(({ id, name }) => [`vlan ${id}`, `  name ${name}`]),
    '',
    'vrf context management',
    `  ip route 0.0.0.0/0 ${gateway}`,
    ...objectsOf(objects, 'fabricVsan').flatMap(vsanLines),
    ...ports.flatMap((port) => portLines(port, facts)),
    '',
    'interface mgmt0',
    `  ip address ${address}/${prefix}`,
    '',
    'line console',
    'line vty',
    '',
  ].join('\n')
}

function named({ objects }: SwitchFacts, className: string, verb: string): string[] {
  return objectsOf(objects, className).map(({ attributes: { name } }) => `${verb} ${name}`)
}

/** VSAN 1 is there without being made. */
function vsanLines({ attributes: { id } }: { attributes: Readonly<Record<string, string>> }) {
  return id === '1' ? [] : ['', 'vsan database', `  vsan ${id}`]
}

function portLines({ name, role }: SwitchPort, { objects }: SwitchFacts): string[] {
  const head = ['', `interface ${name}`]
  if (role === 'unused') return head
  if (role === 'fabric')
    return [...head, '  description S: Server', '  switchport mode fex-fabric', '  no shutdown']
  return [
    ...head,
    `  description ${role === 'uplink' ? 'U: Uplink' : 'S: Server'}`,
    '  switchport mode trunk',
    `  switchport trunk allowed vlan ${carriedVlans(objects)}`,
    '  no shutdown',
  ]
}
