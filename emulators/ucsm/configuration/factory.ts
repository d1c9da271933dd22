import { FACTORY_FAULT_POLICY, FAULT_POLICY_DN } from '../faults/fault-policy.ts'
import { switchDn } from '../cluster/network-element.ts'
import { factoryBootUnit } from '../firmware/boot-unit.ts'
import { standingPolicies } from './standing-policies.ts'
import { factorySyslog } from '../records/syslog-policy.ts'
import type { ManagedObject, ObjectTree } from '../managed-objects.ts'

/** What the first setup asked for. */
export interface FirstSetup {
  readonly systemName: string
  readonly address: string
  /** The address of the cluster; undefined when the interconnect stands alone. */
  readonly cluster?: string
  readonly fabric: 'A' | 'B'
  readonly admin: string
  /** As `UCS-FI-6332`. */
  readonly model?: string
  readonly serial?: string
}

type Row = readonly [className: string, dn: string, attributes: Readonly<Record<string, string>>]

/**
 * The configuration of an interconnect after its first setup, with a small service-profile set-up as in
 * the administration guides: enough that every backup type has something of its own to save. Class and
 * attribute names are those of the SDK.
 */
export function factoryConfiguration(setup: FirstSetup): ObjectTree {
  const rows = [...systemRows(setup), ...policyRows(), ...standingPolicies(), ...logicalRows()]
  const objects = rows.map(([className, dn, attributes]): ManagedObject => ({
    class: className,
    dn,
    attributes,
  }))
  const all = [...objects, ...factorySyslog(), factoryBootUnit]
  return Object.fromEntries(all.map((object) => [object.dn, object]))
}

const MASK = '255.255.255.0'
const GATEWAY = '0.0.0.0'

function systemRows(setup: FirstSetup): Row[] {
  const { systemName, address, fabric, admin, cluster, model = '', serial = '' } = setup
  const mode = cluster === undefined ? 'stand-alone' : 'cluster'
  const shared = { name: systemName, address: cluster ?? address, mode }
  return [
    ['topSystem', 'sys', { ...shared, descr: '', owner: '' }],
    [
      'networkElement',
      switchDn(fabric),
      { id: fabric, model, serial, oobIfIp: address, oobIfMask: MASK, oobIfGw: GATEWAY },
    ],
    ['mgmtIf', `${switchDn(fabric)}/mgmt`, { extIp: address, extMask: MASK, extGw: GATEWAY }],
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
    ['commCimcWebService', 'sys/svc-ext/cimcwebsvc', { adminState: 'enabled' }],
    ['commCimxml', 'sys/svc-ext/cimxml-svc', { adminState: 'disabled', port: '5988' }],
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
    ['aaaUserRole', `sys/user-ext/user-${admin}/role-admin`, { name: 'admin' }],
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
      {
        adminState: 'disable',
        schedule: '1day',
        host: '',
        proto: 'scp',
        user: '',
        remoteFile: '',
        descr: '',
      },
    ],
    [
      'mgmtCfgExportPolicy',
      'org-root/cfg-exp-policy-default',
      {
        adminState: 'disable',
        schedule: '1day',
        host: '',
        proto: 'scp',
        user: '',
        remoteFile: '',
        descr: '',
      },
    ],
    ['mgmtBackupPolicyConfig', 'sys/bkup-policy-cfg', { adminState: 'disable', frequency: '30' }],
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
    [
      'fcpoolInitiators',
      'org-root/wwn-pool-default',
      { name: 'default', purpose: 'node-and-port-wwn-assignment' },
    ],
    ['uuidpoolPool', 'org-root/uuid-pool-default', { name: 'default', prefix: 'derived' }],
    ...serviceProfile('esx-01', 1),
    ...serviceProfile('esx-02', 2),
    ['fabricVlan', 'fabric/lan/net-default', { id: '1', name: 'default', sharing: 'none' }],
    ['fabricVlan', 'fabric/lan/net-vm-data', { id: '220', name: 'vm-data', sharing: 'none' }],
    ['fabricVsan', 'fabric/san/net-default', { id: '1', fcoeVlan: '4048', name: 'default' }],
  ]
}

/** A service profile whose UUID, MAC addresses, WWNN and WWPN come out of the default pools. */
function serviceProfile(name: string, number: number): Row[] {
  const dn = `org-root/org-Finance/ls-${name}`
  const last = number.toString(16).toUpperCase().padStart(2, '0')
  const pool = { identPoolName: 'default' }
  return [
    [
      'lsServer',
      dn,
      {
        name,
        type: 'instance',
        bootPolicyName: 'default',
        ...pool,
        uuid: `1b4e28ba-2fa1-11d2-0000-0000000000${last}`.toLowerCase(),
      },
    ],
    ['vnicEther', `${dn}/ether-eth0`, { name: 'eth0', ...pool, addr: `00:25:B5:00:00:${last}` }],
    ['vnicFcNode', `${dn}/fc-node`, { ...pool, addr: `20:00:00:25:B5:00:00:${last}` }],
    ['vnicFc', `${dn}/fc-fc0`, { name: 'fc0', ...pool, addr: `20:00:00:25:B5:01:00:${last}` }],
  ]
}
