import { exportPolicies } from '../../policies/export-policies.ts'
import { REMINDER_DN } from '../../policies/export-reminder.ts'
import { plain, quoted, type WordRule } from './object-words.ts'

const ROOT = 'org-root'

const SCHEDULES: Readonly<Record<string, string>> = {
  '1day': 'daily',
  '1week': 'weekly',
  '2week': 'bi-weekly',
}

/** Organizations, and the policies in the root of them. */
export const organizationWords: readonly WordRule[] = [
  [
    /^org-root$/,
    () => ({ within: ROOT, comes: 'there', settings: { descr: quoted('set descr') } }),
  ],
  [
    /^org-root\/org-([^/]+)$/,
    ([name]) => ({
      within: ROOT,
      name: `org ${name}`,
      comes: 'created',
      settings: { descr: quoted('set descr') },
    }),
  ],
  [
    /^(org-root(?:\/org-[^/]+)?)\/mac-pool-([^/]+)$/,
    ([organization, name]) => ({
      within: organization ?? ROOT,
      name: `mac-pool ${name}`,
      comes: 'created',
      settings: { descr: quoted('set descr'), assignmentOrder: plain('set assignmentorder') },
    }),
  ],
  [
    /^(org-root(?:\/org-[^/]+)?\/mac-pool-[^/]+)\/block-([\dA-F:]{17})-([\dA-F:]{17})$/,
    ([pool, from, to]) => ({
      within: pool ?? ROOT,
      name: `block ${from} ${to}`,
      comes: 'listed',
      settings: {},
    }),
  ],
  ...exportPolicies.map(({ dn, keyword }): WordRule => [
    new RegExp(`^${dn}$`),
    () => ({
      within: ROOT,
      name: `${keyword} default`,
      comes: 'there',
      settings: {
        host: plain('set hostname'),
        proto: plain('set protocol'),
        user: plain('set user'),
        remoteFile: plain('set remote-file'),
        schedule: (value) => `set schedule ${SCHEDULES[value] ?? value}`,
        adminState: plain('set adminstate'),
        descr: quoted('set descr'),
      },
      secret: 'set password',
    }),
  ]),
  [
    new RegExp(`^${REMINDER_DN}$`),
    () => ({
      within: ROOT,
      name: 'backup-exp-policy',
      comes: 'there',
      settings: { frequency: plain('set frequency'), adminState: plain('set adminstate') },
    }),
  ],
]
