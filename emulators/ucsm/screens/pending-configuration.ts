import { assumed } from '../../../src/emulator/index.ts'
import type { Edit, ManagedObject } from '../managed-objects.ts'
import { backupTypeKeyword } from './wording.ts'

export const evidence = assumed(
  'show configuration pending of the same shell under FXOS: scopes, and a plus before each new line.',
)

/** `show configuration pending`: what the next commit would change. Prints nothing when there is nothing. */
export function pendingConfiguration(edits: readonly Edit[]): string {
  if (edits.length === 0) return ''
  const lines = edits.flatMap((edit, index) => editLines(edit, edits[index - 1], edits[index + 1]))
  return [' scope system', ...lines, ' exit'].join('\n')
}

/** The lines of an edit; settings of one backup that follow each other share its scope. */
function editLines(edit: Edit, before: Edit | undefined, after: Edit | undefined): string[] {
  switch (edit.verb) {
    case 'create':
      return [`+    create backup ${order(edit.object)}`]
    case 'delete':
      return [`+    delete backup ${hostOf(edit.dn)}`]
    case 'set':
      return [
        ...(setsSame(before, edit.dn) ? [] : [`     scope backup ${hostOf(edit.dn)}`]),
        ...settings(edit.attributes).map((line) => `+        ${line}`),
        ...(setsSame(after, edit.dn) ? [] : ['     exit']),
      ]
  }
}

function setsSame(other: Edit | undefined, dn: string): boolean {
  return other?.verb === 'set' && other.dn === dn
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

function hostOf(dn: string): string {
  return dn.replace(/^sys\/backup-/, '')
}
