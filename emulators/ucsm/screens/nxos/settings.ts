import { recalled } from '../../../../src/emulator/index.ts'
import { syslogDns, SYSLOG_LEVELS } from '../../records/syslog-policy.ts'
import { attributesAt, managementPort, type SwitchFacts } from '../../switching/switch-facts.ts'

export const evidence = recalled(
  'show feature, show logging and show ip interface brief: remembered from NX-OS 5 and 7.',
)

/** Features that are always on or off on an interconnect in end-host mode. */
const FEATURES: Readonly<Record<string, boolean>> = {
  fcoe: true,
  interface_vlan: false,
  lacp: true,
  lldp: true,
  npv: true,
  private_vlan: true,
  sshServer: true,
  tacacs: false,
  udld: true,
}

/** `show feature`. */
export function nxosFeatures({ objects }: SwitchFacts): string {
  const { adminState } = attributesAt(objects, 'sys/svc-ext/telnet-svc')
  const all = { ...FEATURES, telnetServer: adminState === 'enabled' }
  const rows = Object.entries(all)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, isOn]) => `${name.padEnd(21)} 1         ${isOn ? 'enabled' : 'disabled'}`)
  return [
    'Feature Name          Instance  State',
    '--------------------  --------  --------',
    ...rows,
  ].join('\n')
}

/** `show logging`: where messages go, and those of the local file. */
export function nxosLogging({ objects, logLines }: SwitchFacts): string {
  const line = (title: string, dn: string) => {
    const { adminState, severity = '' } = attributesAt(objects, dn)
    const level = SYSLOG_LEVELS.findIndex((name) => name === severity)
    return `${`${title}:`.padEnd(28)}${adminState} (Severity: ${SYSLOG_WORDS[level] ?? severity})`
  }
  const { name = '', size = '' } = attributesAt(objects, syslogDns.file)
  return [
    '',
    line('Logging console', syslogDns.console),
    line('Logging monitor', syslogDns.monitor),
    line('Logging logfile', syslogDns.file),
    `        Name - ${name}: Size - ${size}`,
    `Logging server:             ${servers(objects)}`,
    '',
    ...logLines,
  ].join('\n')
}

/** The words of NX-OS for the levels. */
const SYSLOG_WORDS = [
  'emergency',
  'alert',
  'critical',
  'error',
  'warning',
  'notification',
  'information',
  'debugging',
]

function servers(objects: SwitchFacts['objects']): string {
  const named = (['server-1', 'server-2', 'server-3'] as const)
    .map((server) => attributesAt(objects, syslogDns[server]))
    .filter(({ adminState }) => adminState === 'enabled')
  return named.length === 0 ? 'disabled' : named.map(({ hostname }) => hostname).join(' ')
}

/** `show ip interface brief`: no address outside the management VRF. */
export function nxosIpBrief(): string {
  return ipTable('default', 1, [])
}

/** `show ip interface brief vrf management`. */
export function nxosIpBriefManagement(facts: SwitchFacts): string {
  const { address } = managementPort(facts)
  return ipTable('management', 2, [
    `${'mgmt0'.padEnd(20)} ${address.padEnd(15)} protocol-up/link-up/admin-up`,
  ])
}

/** `show ip interface brief vrf all`. */
export function nxosIpBriefAll(facts: SwitchFacts): string {
  return `${nxosIpBrief()}\n\n${nxosIpBriefManagement(facts)}`
}

function ipTable(vrf: string, number: number, rows: readonly string[]): string {
  return [
    `IP Interface Status for VRF "${vrf}"(${number})`,
    'Interface            IP Address      Interface Status',
    ...rows,
  ].join('\n')
}
