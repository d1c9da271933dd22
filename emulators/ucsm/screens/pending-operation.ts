import { remoteFileUrl } from '../remote-file-url.ts'
import type { Edit } from '../managed-objects.ts'
import type { PendingCommands } from './pending-configuration.ts'
import { backupTypeKeyword } from './wording.ts'

type Attributes = Readonly<Record<string, string>>
type Setters = Readonly<Record<string, (value: string) => string>>

/** How the command line speaks of one kind of operation. */
interface OperationWords {
  readonly keyword: 'backup' | 'import-config'
  /** Its name in the tree, with the host in a group. */
  readonly dn: RegExp
  /** What stands behind the URL when it is created. */
  readonly manner: (attributes: Attributes) => string
  readonly setters: Setters
}

const sharedSetters: Setters = {
  adminState: (value) => (value === 'enabled' ? 'enable' : 'disable'),
  descr: (value) => `set descr "${value}"`,
  proto: (value) => `set protocol ${value}`,
  remoteFile: (value) => `set remote-file ${value}`,
  user: (value) => `set user ${value}`,
}

const backup: OperationWords = {
  keyword: 'backup',
  dn: /^sys\/backup-([^/]+)$/,
  manner: ({ type = '', adminState }) => `${backupTypeKeyword(type)} ${adminState}`,
  setters: {
    ...sharedSetters,
    type: (value) => `set type ${backupTypeKeyword(value)}`,
    preservePooledValues: (value) => `set preserve-pooled-values ${value}`,
  },
}

const importConfig: OperationWords = {
  keyword: 'import-config',
  dn: /^sys\/import-config-([^/]+)$/,
  manner: ({ adminState, action }) => `${adminState} ${action}`,
  setters: { ...sharedSetters, action: (value) => `set action ${value}` },
}

/** The commands that change a backup or an import operation. */
export function pendingOperation(edit: Edit): PendingCommands | undefined {
  return pendingOf(backup, edit) ?? pendingOf(importConfig, edit)
}

function pendingOf(
  { keyword, dn, manner, setters }: OperationWords,
  edit: Edit,
): PendingCommands | undefined {
  const host = dn.exec(edit.verb === 'create' ? edit.object.dn : edit.dn)?.[1]
  if (host === undefined) return undefined
  const scopes = ['scope system']
  switch (edit.verb) {
    case 'create': {
      const { attributes } = edit.object
      const order = `${remoteFileUrl(attributes)} ${manner(attributes)}`
      return { scopes, commands: [`create ${keyword} ${order}`] }
    }
    case 'delete':
      return { scopes, commands: [`delete ${keyword} ${host}`] }
    case 'set':
      return {
        scopes: [...scopes, `scope ${keyword} ${host}`],
        commands: settings(edit.attributes, setters),
      }
  }
}

/** The commands that set these attributes; an edit of none is a password, which is never shown. */
function settings(attributes: Attributes, setters: Setters): string[] {
  const commands = Object.entries(attributes).flatMap(
    ([name, value]) => setters[name]?.(value) ?? [],
  )
  return commands.length > 0 ? commands : ['set password']
}
