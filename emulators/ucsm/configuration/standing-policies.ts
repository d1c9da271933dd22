import { assumed } from '../../../src/emulator/index.ts'

export const evidence = assumed(
  'Policies as the first setup leaves them: class names of the SDK, values as remembered from the guides, the names of their objects supposed.',
)

export const DB_CHECK_POLICY_DN = 'sys/mgmt-db-check-policy'
export const CALL_HOME_DN = 'call-home'
export const SNMP_DN = 'sys/svc-ext/snmp-svc'
export const INTERFACE_MONITOR_DN = 'sys/extmgmt-intf-monitor-policy'

type Row = readonly [className: string, dn: string, attributes: Readonly<Record<string, string>>]

const SUPPRESSED: Readonly<Record<string, string>> = {
  'default-chassis-all-maint': 'Chassis All Maint',
  'default-chassis-phys-maint': 'Chassis Phys Maint',
  'default-fex-all-maint': 'Fex All Maint',
  'default-fex-phys-maint': 'Fex Phys Maint',
  'default-iom-maint': 'Iom Maint',
  'default-server-maint': 'Server Maint',
}

/** The policies that stand from the first setup on. */
export function standingPolicies(): Row[] {
  return [
    [
      'mgmtDbCheckPolicy',
      DB_CHECK_POLICY_DN,
      { healthCheckInterval: '7', internalBackupInterval: '7' },
    ],
    ['callhomeEp', CALL_HOME_DN, { adminState: 'off', alertThrottlingAdminState: 'on' }],
    [
      'mgmtIfMonPolicy',
      INTERFACE_MONITOR_DN,
      {
        adminState: 'enabled',
        pollInterval: '90',
        maxFailReports: '3',
        monitorMechanism: 'mii-status',
      },
    ],
    ['diagRunPolicy', 'org-root/diag-policy-default', { name: 'default', descr: '' }],
    ...Object.entries(SUPPRESSED).map(([name, descr]): Row => [
      'faultSuppressPolicy',
      `org-root/fault-suppress-policy-${name}`,
      { name, descr },
    ]),
  ]
}
