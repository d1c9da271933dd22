import type { Edit, ManagedObject } from '../managed-objects.ts'
import type { PendingCommands } from './pending-configuration.ts'
import { backupTypeKeyword } from './wording.ts'

const BACKUP = /^sys\/backup-([^/]+)$/

/** The commands that change a backup operation. */
export function pendingBackup(edit: Edit): PendingCommands | undefined {
  const host = BACKUP.exec(edit.verb === 'create' ? edit.object.dn : edit.dn)?.[1]
  if (host === undefined) return undefined
  const scopes = ['scope system']
  switch (edit.verb) {
    case 'create':
      return { scopes, commands: [`create backup ${order(edit.object)}`] }
    case 'delete':
      return { scopes, commands: [`delete backup ${host}`] }
    case 'set':
      return { scopes: [...scopes, `scope backup ${host}`], commands: settings(edit.attributes) }
  }
}

function order({ attributes }: ManagedObject): string {
  const {
    hostname = '',
    proto = '',
    user,
    port,
    remoteFile = '',
    type = '',
    adminState,
  } = attributes
  const login = user ? `${user}@` : ''
  const place = port ? `${hostname}:${port}` : hostname
  return `${proto}://${login}${place}${remoteFile} ${backupTypeKeyword(type)} ${adminState}`
}

/** The commands that set these attributes; an edit of none is a password, which is never shown. */
function settings(attributes: Readonly<Record<string, string>>): string[] {
  const commands = Object.entries(attributes).flatMap(
    ([name, value]) => SETTERS[name]?.(value) ?? [],
  )
  return commands.length > 0 ? commands : ['set password']
}

const SETTERS: Readonly<Record<string, (value: string) => string>> = {
  adminState: (value) => (value === 'enabled' ? 'enable' : 'disable'),
  descr: (value) => `set descr "${value}"`,
  proto: (value) => `set protocol ${value}`,
  remoteFile: (value) => `set remote-file ${value}`,
  type: (value) => `set type ${backupTypeKeyword(value)}`,
  preservePooledValues: (value) => `set preserve-pooled-values ${value}`,
  user: (value) => `set user ${value}`,
}
