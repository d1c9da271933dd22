import { exportPolicies } from '../policies/export-policies.ts'
import { exportPolicyTable } from '../screens/show-export-policy.ts'
import { seen } from '../visit.ts'
import { exportPolicyMode } from './export-policy.ts'
import { exportReminder } from './export-reminder.ts'
import { command } from './words.ts'

const modes = exportPolicies.map((policy) => ({ policy, mode: exportPolicyMode(policy) }))

/** The modes of the two export policies and of their reminder. */
export const exportPolicyModes = [...modes.map(({ mode }) => mode), exportReminder]

/** The commands of /org that are about scheduled backups. */
export const exportPolicyCommands = [
  ...modes.flatMap(({ policy, mode }) => [
    command(`scope ${policy.keyword} default`, {
      help: 'Policy Backup and Export',
      run: (_, io) => io.enter(mode),
    }),
    command(`enter ${policy.keyword} default`, {
      help: 'Policy Backup and Export',
      run: (_, io) => io.enter(mode),
    }),
    command(`show ${policy.keyword}`, {
      help: 'Policy Backup and Export',
      run: (_, { session }) =>
        exportPolicyTable(policy, seen(session)[policy.dn]?.attributes ?? {}),
    }),
  ]),
  command('scope backup-exp-policy', {
    help: 'Reminder of backups',
    run: (_, io) => io.enter(exportReminder),
  }),
]
