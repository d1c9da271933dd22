import type { CommandIo } from '../../../src/emulator/index.ts'
import { backupDn } from '../alarms.ts'
import { switchDn } from '../cluster/network-element.ts'
import { MONITORING } from '../configuration/words/monitoring-words.ts'
import { FAULT_POLICY_DN } from '../faults/fault-policy.ts'
import { importDn } from '../imports/import-objects.ts'
import { exportPolicies } from '../policies/export-policies.ts'
import { REMINDER_DN } from '../policies/export-reminder.ts'
import { SHELL_LIMITS_DN } from '../sessions/session-limits.ts'
import { userDn } from '../users/local-users.ts'
import { openOrganization, seen, type Visit } from '../visit.ts'

/** The name of the object whose scope is open; none at the top and in /monitoring, which is about all of them. */
export function scopeObject(visit: Visit, path: readonly string[]): string | undefined {
  return path[0] === MONITORING ? undefined : openScope(visit, path)
}

/** The scope that is open, by its name in the tree or, in /monitoring, of the scope; none at the top. */
export function openScope(visit: Visit, path: readonly string[]): string | undefined {
  const mode = path.findLast((name) => Object.hasOwn(OBJECT_OF, name))
  if (mode === undefined) return path.length > 0 ? 'sys' : undefined
  return OBJECT_OF[mode]!(visit, path)
}

/** The object of each mode; a mode within one that is not named here is about the same object. */
const OBJECT_OF: Readonly<Record<string, (visit: Visit, path: readonly string[]) => string>> = {
  system: () => 'sys',
  backup: ({ backupHost }) => backupDn(backupHost),
  'import-config': ({ importHost }) => importDn(importHost),
  services: () => 'sys/svc-ext',
  'shell-session-limits': () => SHELL_LIMITS_DN,
  monitoring: () => MONITORING,
  'fault-policy': () => FAULT_POLICY_DN,
  security: () => 'sys/user-ext',
  'local-user': ({ localUser }) => userDn(localUser),
  firmware: () => 'sys/mgmt',
  'fabric-interconnect': ({ openFabric }) => switchDn(openFabric),
  org: openOrganization,
  'mac-pool': ({ macPool }) => macPool,
  ...Object.fromEntries(exportPolicies.map(({ keyword, dn }) => [keyword, () => dn])),
  'backup-exp-policy': () => REMINDER_DN,
}

/** Leaves the scopes of objects that somebody created and that are there no more. */
export function leaveLostScopes(io: CommandIo<Visit>): void {
  const { session } = io
  while (isScopeLost(session, io.modePath())) io.leave()
}

function isScopeLost(visit: Visit, path: readonly string[]): boolean {
  const isCreated = CREATED.has(path.at(-1) ?? '')
  const object = scopeObject(visit, path)
  return isCreated && object !== undefined && !seen(visit)[object]
}

/** Scopes of objects that are there because somebody has created them. */
const CREATED = new Set(['backup', 'import-config', 'local-user', 'org', 'mac-pool'])

/** Of what concerns objects, that which concerns the one whose scope is open and what it contains. */
export function within<Told extends { readonly dn: string }>(
  all: readonly Told[],
  object: string | undefined,
): readonly Told[] {
  if (object === undefined) return all
  return all.filter(({ dn }) => dn === object || dn.startsWith(`${object}/`))
}
