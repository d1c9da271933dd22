import { assumed, recalled } from '../../../src/emulator/index.ts'
import { backupServerOf, isEnforced, isProtected, revisionsOf } from '../backup/backup-settings.ts'
import type { LoggedBackup } from '../backup/history-log.ts'
import { categoryNames } from '../backup/layout.ts'
import type { Configuration } from '../configuration/statements.ts'
import type { Category } from '../vocabulary.ts'

export const evidence = recalled(
  'Row labels of Cisco Unity Express: Server URL, User Account on Server, Number of Backups to Retain (facts 4.5); the two rows about security less surely.',
)
export const serverEvidence = recalled('show backup server of Cisco Unity Express (facts 4.6).')
export const errorsEvidence = assumed('No refusal of these commands is published.')

export const NO_BACKUP_SERVER = 'Backup server URL is not configured.'

const LABEL_WIDTH = 40
const ORDER: readonly Category[] = ['data', 'configuration']

/** `show backup`. */
export function backupScreen(configuration: Configuration): string {
  const { url = '', username = '' } = backupServerOf(configuration) ?? {}
  const word = (isOn: boolean) => (isOn ? 'yes' : 'no')
  const rows: readonly (readonly [string, string])[] = [
    ['Server URL:', url],
    ['User Account on Server:', username],
    ['Number of Backups to Retain:', `${revisionsOf(configuration)}`],
    ['Security Protected:', word(isProtected(configuration))],
    ['Security Enforced:', word(isEnforced(configuration))],
  ]
  return rows.map(([label, value]) => label.padEnd(LABEL_WIDTH).concat(value).trimEnd()).join('\n')
}

/** `show backup server`: the newest backups of each category, the oldest of them first. */
export function backupServerScreen(backups: readonly LoggedBackup[], revisions: number): string {
  const categories = ORDER.map((category) => {
    const newest = backups.filter((each) => each.category === category).slice(-revisions)
    const head = `Category:       ${categoryNames[category]}\nDetails of last ${revisions} backups`
    return [head, ...newest.map(backupDetails)].join('\n')
  })
  return `\n${categories.join('\n')}`
}

function backupDetails({ id, date }: LoggedBackup): string {
  return `Backup ID:      ${id}\nBackup Date:    ${date}\nDescription:\n`
}
