import type { CommandIo } from '../../../src/emulator/index.ts'
import { backupDn } from '../alarms.ts'
import { switchDn } from '../cluster/network-element.ts'
import { importDn } from '../imports/import-objects.ts'
import { userDn } from '../users/local-users.ts'
import { seen, type Visit } from '../visit.ts'

/** The name of the object whose scope is open; none at the top and in /monitoring, which is about all of them. */
export function scopeObject(visit: Visit, path: readonly string[]): string | undefined {
  const [scope, child] = path
  if (scope === undefined || scope === 'monitoring') return undefined
  if (child === 'backup') return backupDn(visit.backupHost)
  if (child === 'import-config') return importDn(visit.importHost)
  if (child === 'local-user') return userDn(visit.localUser)
  if (child === 'services') return 'sys/svc-ext'
  if (scope === 'org') return visit.organization
  if (scope === 'fabric-interconnect') return switchDn(visit.openFabric)
  return OBJECTS[scope] ?? 'sys'
}

/** Leaves the scopes of objects that somebody created and that are there no more; above an organization is the root. */
export function leaveLostScopes(io: CommandIo<Visit>): void {
  const { session } = io
  while (isScopeLost(session, io.modePath())) {
    io.leave()
    if (!seen(session)[session.organization]) session.organization = 'org-root'
  }
}

function isScopeLost(visit: Visit, path: readonly string[]): boolean {
  const [scope, child = ''] = path
  const isCreated = scope === 'org' || CREATED.has(child)
  const object = scopeObject(visit, path)
  return isCreated && object !== undefined && !seen(visit)[object]
}

/** Scopes of objects that are there because somebody has created them. */
const CREATED = new Set(['backup', 'import-config', 'local-user'])

const OBJECTS: Readonly<Record<string, string>> = {
  firmware: 'sys/mgmt',
  security: 'sys/user-ext',
}

/** Of what concerns objects, that which concerns the one whose scope is open and what it contains. */
export function within<Told extends { readonly dn: string }>(
  all: readonly Told[],
  object: string | undefined,
): readonly Told[] {
  if (object === undefined) return all
  return all.filter(({ dn }) => dn === object || dn.startsWith(`${object}/`))
}
