import { captured } from '../../../src/emulator/index.ts'
import { framed, row } from '../../sftunnel/screens/frame.ts'
import type { NetworkSettings } from '../vocabulary.ts'

export const evidence = captured(
  'Lab notes for an FTD 1010 with 7.4.2, and for a virtual FTD 6.x with br1: show network.',
)
export const changedEvidence = captured(
  'Lab notes for an FTD 1010 with 7.4.2: configure network ipv4 manual.',
)
export const portEvidence = captured(
  'Cisco document 215540 and lab notes for FTD 6.x: configure network management-port.',
)

export const CHANGED = 'Setting IPv4 network configuration...\nNetwork settings changed.'

/** After `configure network management-port`. */
export const portChanged = (port: number): string => `Management port changed to ${port}.`

/** The settings of the management interface. */
export function showNetwork(settings: NetworkSettings, interfaceName: string): string {
  const { hostname, dnsServers, managementPort, gateway, address, netmask, mac } = settings
  const [first = '', ...others] = dnsServers
  return [
    framed('System Information', '='),
    row('Hostname', hostname),
    ...(first === '' ? [] : [row('DNS Servers', first)]),
    ...others.map((server) => `${' '.repeat(28)}${server}`),
    row('Management port', String(managementPort)),
    'IPv4 Default route',
    row('  Gateway', gateway),
    '',
    framed(interfaceName, '='),
    ...(interfaceName === 'br1' ? [row('State', 'Enabled')] : [row('Admin State', 'enabled')]),
    ...(interfaceName === 'br1' ? [] : linkRows),
    row('Channels', 'Management & Events'),
    row('Mode', 'Non-Autonegotiation'),
    row('MDI/MDIX', 'Auto/MDIX'),
    row('MTU', '1500'),
    row('MAC Address', mac),
    framed('IPv4'),
    row('Configuration', 'Manual'),
    row('Address', address),
    row('Netmask', netmask),
    row('Gateway', gateway),
    framed('IPv6'),
    row('Configuration', 'Disabled'),
    '',
    framed('Proxy Information', '='),
    row('State', 'Disabled'),
    row('Authentication', 'Disabled'),
    '',
  ].join('\n')
}

const linkRows = [row('Admin Speed', '1gbps'), row('Operation Speed', '1gbps'), row('Link', 'up')]
