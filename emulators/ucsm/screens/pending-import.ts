import type { Edit, ManagedObject } from '../managed-objects.ts'
import type { PendingCommands } from './pending-configuration.ts'

const IMPORT = /^sys\/import-config-([^/]+)$/

/** The commands that change an import operation. */
export function pendingImport(edit: Edit): PendingCommands | undefined {
  const host = IMPORT.exec(edit.verb === 'create' ? edit.object.dn : edit.dn)?.[1]
  if (host === undefined) return undefined
  const scopes = ['scope system']
  switch (edit.verb) {
    case 'create':
      return { scopes, commands: [`create import-config ${order(edit.object)}`] }
    case 'delete':
      return { scopes, commands: [`delete import-config ${host}`] }
    case 'set':
      return {
        scopes: [...scopes, `scope import-config ${host}`],
        commands: settings(edit.attributes),
      }
  }
}

function order({ attributes }: ManagedObject): string {
  const { hostname = '', proto = '', user = '', port, remoteFile = '' } = attributes
  const place = port ? `${hostname}:${port}` : hostname
  return `${proto}://${user}@${place}${remoteFile} ${attributes.adminState} ${attributes.action}`
}

/** The commands that set these attributes; an edit of none is a password, which is never shown. */
function settings(attributes: Readonly<Record<string, string>>): string[] {
  const commands = Object.entries(attributes).flatMap(
    ([name, value]) => SETTERS[name]?.(value) ?? [],
  )
  return commands.length > 0 ? commands : ['set password']
}

const SETTERS: Readonly<Record<string, (value: string) => string>> = {
  action: (value) => `set action ${value}`,
  adminState: (value) => (value === 'enabled' ? 'enable' : 'disable'),
  descr: (value) => `set descr "${value}"`,
  proto: (value) => `set protocol ${value}`,
  remoteFile: (value) => `set remote-file ${value}`,
  user: (value) => `set user ${value}`,
}
