import { BOOT_UNIT_DN } from '../firmware/boot-unit.ts'
import { objectWords, settingLines } from '../configuration/object-words.ts'
import { dnOf, type Edit } from '../managed-objects.ts'
import type { PendingCommands } from './pending-configuration.ts'

/** The commands that change users, services, organizations and the firmware to start with. */
export function pendingAdministration(edit: Edit): PendingCommands | undefined {
  const dn = dnOf(edit)
  if (dn === BOOT_UNIT_DN && edit.verb === 'set')
    return {
      scopes: ['scope system'],
      commands: [`activate firmware ${edit.attributes.version ?? ''}`],
    }
  if (dn.endsWith('/sshauth')) return sshKey(dn)
  const words = objectWords(dn)
  if (!words) return undefined
  const { scopes, name, fixed } = words
  if (edit.verb === 'create') return { scopes, commands: [`create ${name ?? ''}`.trimEnd()] }
  if (edit.verb === 'delete') return { scopes, commands: [`delete ${name ?? ''}`.trimEnd()] }
  const own = name === undefined ? [] : [`scope ${name}`]
  const commands = settingLines(words, edit.attributes)
  return { scopes: fixed && name === undefined ? scopes : [...scopes, ...own], commands }
}

/** A key is public, but long; the CLI asks for it on lines of its own. */
function sshKey(dn: string): PendingCommands {
  const user = /user-([^/]+)\//.exec(dn)?.[1] ?? ''
  return { scopes: ['scope security', `scope local-user ${user}`], commands: ['set sshkey'] }
}
