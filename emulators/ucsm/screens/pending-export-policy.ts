import { ENCRYPTION_KEY_DN } from '../encryption-key.ts'
import type { Edit } from '../managed-objects.ts'
import { exportPolicies } from '../policies/export-policies.ts'
import { REMINDER_DN } from '../policies/export-reminder.ts'
import type { PendingCommands } from './pending-configuration.ts'

/** The commands that change a policy of scheduled backups, or what belongs to them. */
export function pendingExportPolicy(edit: Edit): PendingCommands | undefined {
  if (edit.verb !== 'set') return undefined
  const { dn, attributes } = edit
  const commands = settings(attributes)
  if (dn === REMINDER_DN) return { scopes: ['scope org /', 'scope backup-exp-policy'], commands }
  if (dn === ENCRYPTION_KEY_DN && Object.keys(attributes).length === 0)
    return { scopes: ['scope security'], commands: ['set password-encryption-key'] }
  const policy = exportPolicies.find((one) => one.dn === dn)
  if (!policy) return undefined
  const scopes = ['scope org /', `scope ${policy.keyword} default`]
  return { scopes, commands: commands.length > 0 ? commands : ['set password'] }
}

const SCHEDULES: Readonly<Record<string, string>> = {
  '1day': 'daily',
  '1week': 'weekly',
  '2week': 'bi-weekly',
}

const SETTERS: Readonly<Record<string, (value: string) => string>> = {
  adminState: (value) => `set adminstate ${value}`,
  descr: (value) => `set descr "${value}"`,
  frequency: (value) => `set frequency ${value}`,
  host: (value) => `set hostname ${value}`,
  proto: (value) => `set protocol ${value}`,
  remoteFile: (value) => `set remote-file ${value}`,
  schedule: (value) => `set schedule ${SCHEDULES[value] ?? value}`,
  user: (value) => `set user ${value}`,
}

function settings(attributes: Readonly<Record<string, string>>): string[] {
  return Object.entries(attributes).flatMap(([name, value]) => SETTERS[name]?.(value) ?? [])
}
