import { BOOT_UNIT_DN } from '../../firmware/boot-unit.ts'
import { DB_CHECK_POLICY_DN } from '../standing-policies.ts'
import { SHELL_LIMITS_DN } from '../../sessions/session-limits.ts'
import { plain, quoted, switched, type WordRule } from './object-words.ts'

const SERVICES = 'sys/svc-ext'

/** A switch in /system/services: its only setting is whether it is enabled. */
function serviceSwitch(rn: string, name: string): WordRule {
  const settings = { adminState: switched(name) }
  return [new RegExp(`^sys/svc-ext/${rn}$`), () => ({ within: SERVICES, comes: 'there', settings })]
}

/** A server that a service asks: all there is to it is its name. */
function serviceServer(rn: string, keyword: string): WordRule {
  return [
    new RegExp(`^sys/svc-ext/${rn}-([^/]+)$`),
    ([server]) => ({
      within: SERVICES,
      name: `${keyword} ${server}`,
      comes: 'listed',
      settings: {},
    }),
  ]
}

/** The system, its firmware and its services. */
export const systemWords: readonly WordRule[] = [
  [
    /^sys$/,
    () => ({
      within: 'sys',
      comes: 'there',
      settings: {
        name: plain('set name'),
        descr: quoted('set descr'),
        owner: quoted('set owner'),
      },
    }),
  ],
  [
    new RegExp(`^${BOOT_UNIT_DN}$`),
    () => ({ within: 'sys', comes: 'there', settings: { version: plain('activate firmware') } }),
  ],
  [
    new RegExp(`^${DB_CHECK_POLICY_DN}$`),
    () => ({
      within: 'sys',
      comes: 'there',
      settings: {
        healthCheckInterval: plain('set mgmt-db-check-policy health-check-interval'),
        internalBackupInterval: plain('set mgmt-db-check-policy internal-backup-interval'),
      },
    }),
  ],
  serviceSwitch('http-svc', 'http'),
  serviceSwitch('https-svc', 'https'),
  serviceSwitch('telnet-svc', 'telnet-server'),
  serviceSwitch('cimcwebsvc', 'cimcwebsvc'),
  serviceSwitch('cimxml-svc', 'cimxml'),
  serviceServer('datetime-svc/ntp', 'ntp-server'),
  serviceServer('dns-svc/dns', 'dns'),
  [
    /^sys\/svc-ext\/datetime-svc$/,
    () => ({ within: SERVICES, comes: 'there', settings: { timezone: quoted('set timezone') } }),
  ],
  [
    new RegExp(`^${SHELL_LIMITS_DN}$`),
    () => ({
      within: SERVICES,
      name: 'shell-session-limits',
      comes: 'there',
      settings: { sessionsPerUser: plain('set per-user'), totalSessions: plain('set total') },
    }),
  ],
]
