import { assumed } from '../../../src/emulator/index.ts'
import type { ManagedObject } from '../managed-objects.ts'
import { table } from './table.ts'
import { shown } from './wording.ts'

export const evidence = assumed(
  'show snmp, callhome, mgmt-if-mon-policy, mgmt-db-check-policy, fault-suppress-policy and diag-policy: the attributes of the SDK in the layout of other screens.',
)

const NAMED_COLUMNS = [
  { title: 'Name', width: 28 },
  { title: 'Description', width: 11 },
]

/** `show snmp`. */
export function snmpScreen({ attributes }: ManagedObject): string {
  const { adminState = '', port = '', sysContact = '', sysLocation = '' } = attributes
  return rows([
    `Name: snmp`,
    `    Admin State: ${shown(adminState)}`,
    `    Port: ${port}`,
    '    Is Community Set: No',
    `    Sys Contact: ${sysContact}`,
    `    Sys Location: ${sysLocation}`,
  ])
}

/** `show callhome`. */
export function callHomeScreen({ attributes }: ManagedObject): string {
  const { adminState = '', alertThrottlingAdminState = '' } = attributes
  return rows([
    'Callhome:',
    `    Admin State: ${shown(adminState)}`,
    `    Throttling State: ${shown(alertThrottlingAdminState)}`,
    '    Contact Information:',
    '    Customer Contact Email:',
    '    From Email:',
    '    Reply To Email:',
  ])
}

/** `show mgmt-if-mon-policy`. */
export function interfaceMonitorScreen({ attributes }: ManagedObject): string {
  const { adminState = '', pollInterval = '', maxFailReports = '' } = attributes
  return rows([
    'Mgmt Interface Monitoring Policy:',
    `    Admin State: ${shown(adminState)}`,
    `    Poll Interval (Seconds): ${pollInterval}`,
    `    Max Fail Report Count: ${maxFailReports}`,
    `    Monitoring Mechanism: ${shown(attributes.monitorMechanism ?? '')}`,
  ])
}

/** `show mgmt-db-check-policy`. Intervals are days; 0 is off. */
export function dbCheckPolicyDetail({ attributes }: ManagedObject): string {
  const { healthCheckInterval = '', internalBackupInterval = '' } = attributes
  return rows([
    'Mgmt DB Check Policy:',
    `    Health Check Interval (Days): ${healthCheckInterval}`,
    `    Internal Backup Interval (Days): ${internalBackupInterval}`,
  ])
}

/** `show fault-suppress-policy` and `show diag-policy`. */
export function namedPolicyTable(title: string, policies: readonly ManagedObject[]): string {
  if (policies.length === 0) return ''
  const named = policies.map(({ attributes: { name = '', descr = '' } }) => [name, descr])
  return [`${title}:`, ...table(NAMED_COLUMNS, named).map((row) => `    ${row}`), ''].join('\n')
}

function rows(lines: readonly string[]): string {
  return [...lines.map((line) => line.trimEnd()), ''].join('\n')
}
