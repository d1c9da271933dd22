import { FACTORY_FAULT_POLICY, FAULT_POLICY_DN } from '../faults/fault-policy.ts'
import type { ManagedObject, ObjectTree } from '../managed-objects.ts'

/** What the first setup asked for. */
export interface FirstSetup {
  readonly systemName: string
  readonly address: string
  readonly fabric: 'A' | 'B'
  readonly admin: string
}

type Row = readonly [className: string, dn: string, attributes: Readonly<Record<string, string>>]

/**
 * The configuration of an interconnect after its first setup, with a small service-profile set-up as in
 * the administration guides: enough that every backup type has something of its own to save. Class and
 * attribute names are those of the SDK.
 */
export function factoryConfiguration(setup: FirstSetup): ObjectTree {
  const rows = [...systemRows(setup), ...policyRows(), ...logicalRows()]
  const objects = rows.map(([className, dn, attributes]): ManagedObject => ({
    class: className,
    dn,
    attributes,
  }))
  return Object.fromEntries(objects.map((object) => [object.dn, object]))
}

function systemRows({ systemName, address, fabric, admin }: FirstSetup): Row[] {
  return [
    ['topSystem', 'sys', { name: systemName, address, mode: 'stand-alone', descr: '', owner: '' }],
    [
      'mgmtIf',
      `sys/switch-${fabric}/mgmt`,
      { extIp: address, extMask: '255.255.255.0', extGw: '0.0.0.0' },
    ],
    ['commSvcEp', 'sys/svc-ext', { descr: '', policyOwner: 'local' }],
    ['commSsh', 'sys/svc-ext/ssh-svc', { adminState: 'enabled', port: '22', proto: 'tcp' }],
    ['commTelnet', 'sys/svc-ext/telnet-svc', { adminState: 'disabled', port: '23', proto: 'tcp' }],
    [
      'commHttp',
      'sys/svc-ext/http-svc',
      { adminState: 'enabled', port: '80', redirectState: 'enabled' },
    ],
    [
      'commHttps',
      'sys/svc-ext/https-svc',
      { adminState: 'enabled', port: '443', cipherSuiteMode: 'medium-strength' },
    ],
    [
      'commSnmp',
      'sys/svc-ext/snmp-svc',
      { adminState: 'disabled', port: '161', sysContact: '', sysLocation: '' },
    ],
    ['commDns', 'sys/svc-ext/dns-svc', { domain: '', adminState: 'enabled', port: '0' }],
    ['commDateTime', 'sys/svc-ext/datetime-svc', { timezone: '', adminState: 'enabled' }],
    [
      'commShellSvcLimits',
      'sys/svc-ext/shell-svc-limits',
      { sessionsPerUser: '32', totalSessions: '32' },
    ],
    [
      'commWebSvcLimits',
      'sys/svc-ext/web-svc-limits',
      { sessionsPerUser: '32', totalSessions: '256' },
    ],
    ['aaaUserEp', 'sys/user-ext', { descr: '', pwdStrengthCheck: 'yes' }],
    [
      'aaaUser',
      `sys/user-ext/user-${admin}`,
      { name: admin, accountStatus: 'active', expires: 'no' },
    ],
    ['aaaRole', 'sys/user-ext/role-admin', { name: 'admin', priv: 'admin' }],
    ['aaaRole', 'sys/user-ext/role-read-only', { name: 'read-only', priv: 'read-only' }],
  ]
}

function policyRows(): Row[] {
  return [
    ['faultPolicy', FAULT_POLICY_DN, FACTORY_FAULT_POLICY],
    [
      'mgmtBackupPolicy',
      'org-root/db-backup-policy-default',
      { adminState: 'disable', schedule: '1day', host: '' },
    ],
    [
      'mgmtCfgExportPolicy',
      'org-root/cfg-exp-policy-default',
      { adminState: 'disable', schedule: '1day', host: '' },
    ],
    ['topInfoPolicy', 'sys/info-policy', { state: 'disabled' }],
  ]
}

function logicalRows(): Row[] {
  return [
    ['orgOrg', 'org-root', { name: 'root', descr: '' }],
    ['orgOrg', 'org-root/org-Finance', { name: 'Finance', descr: '' }],
    ['macpoolPool', 'org-root/mac-pool-default', { name: 'default', assignmentOrder: 'default' }],
    [
      'macpoolBlock',
      'org-root/mac-pool-default/block-00:25:B5:00:00:00-00:25:B5:00:00:FF',
      { from: '00:25:B5:00:00:00', to: '00:25:B5:00:00:FF' },
    ],
    ['uuidpoolPool', 'org-root/uuid-pool-default', { name: 'default', prefix: 'derived' }],
    [
      'lsServer',
      'org-root/org-Finance/ls-esx-01',
      { name: 'esx-01', type: 'instance', bootPolicyName: 'default' },
    ],
    [
      'lsServer',
      'org-root/org-Finance/ls-esx-02',
      { name: 'esx-02', type: 'instance', bootPolicyName: 'default' },
    ],
    ['fabricVlan', 'fabric/lan/net-default', { id: '1', name: 'default', sharing: 'none' }],
    ['fabricVlan', 'fabric/lan/net-vm-data', { id: '220', name: 'vm-data', sharing: 'none' }],
    ['fabricVsan', 'fabric/san/net-default', { id: '1', fcoeVlan: '4048', name: 'default' }],
  ]
}
