import { historyBlock } from '../screens/show-history.ts'
import type { Category, OperationRecord } from '../vocabulary.ts'

/** A backup of a category as the log of the server tells of it. */
export interface LoggedBackup {
  readonly category: Category
  readonly id: number
  /** As it stands there. */
  readonly date: string
  readonly isProtected: boolean
}

const BLOCK = /^#Start Operation\n((?:(?!#)[^\n]*\n)*)#End Operation$/gm
const CATEGORIES: Readonly<Record<string, Category>> = {
  Configuration: 'configuration',
  Data: 'data',
}

/** The lines that are put behind the log; the first is empty, whatever state the log is in. */
export function historyLines(records: readonly OperationRecord[], isProtected: boolean): string {
  const more = [['Protected:', isProtected ? 'yes' : 'no']] as const
  return records.map((record) => `\n${historyBlock(record, more)}\n`).join('')
}

/** The backups of a log, oldest first. What is not a whole block of a success is passed over. */
export function readHistoryLog(text: string): LoggedBackup[] {
  return Array.from(text.matchAll(BLOCK), ([, rows = '']) => loggedBackup(rows)).filter(
    (logged) => logged !== undefined,
  )
}

function loggedBackup(rows: string): LoggedBackup | undefined {
  const value = (label: string) => new RegExp(`^${label}:[ ]*(.*)$`, 'm').exec(rows)?.[1] ?? ''
  const category = CATEGORIES[value('Category')]
  const id = value('Backupid')
  const isBackup = value('Operation') === 'Backup' && value('Result') === 'Success'
  if (!category || !isBackup || !/^\d{1,9}$/.test(id)) return undefined
  const isProtected = value('Protected') === 'yes'
  return { category, id: Number(id), date: value('Date'), isProtected }
}
