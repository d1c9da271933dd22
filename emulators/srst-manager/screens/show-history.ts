import { recalled } from '../../../src/emulator/index.ts'
import type { OperationRecord } from '../vocabulary.ts'

export const evidence = recalled(
  'Labels and the #Start and #End lines of Cisco Unity Express 7 and 8; the spacing may differ (facts 4.7).',
)

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const CATEGORIES = { configuration: 'Configuration', data: 'Data' } as const

/** `show backup history` and `show restore history`, oldest first. */
export function historyScreen(records: readonly OperationRecord[]): string {
  return records.map((record) => historyBlock(record)).join('\n\n')
}

/** One operation, from `#Start Operation` to `#End Operation`; `more` are further rows. */
export function historyBlock(
  record: OperationRecord,
  more: readonly (readonly [label: string, value: string])[] = [],
): string {
  const rows: (readonly [string, string])[] = [
    ['Category:', CATEGORIES[record.category]],
    ['Backup Server:', record.serverUrl],
    ['Operation:', record.operation],
    ['Backupid:', `${record.backupId}`],
    ...(record.restoreId === undefined ? [] : [['Restoreid:', `${record.restoreId}`] as const]),
    ['Date:', operationDate(record.atMs)],
    ['Result:', record.result],
    ['Reason:', record.reason],
    ['Version:', record.version],
    ...more,
  ]
  return ['#Start Operation', ...rows.map(historyRow), '#End Operation'].join('\n')
}

/** `Wed Oct 17 23:19:48 UTC 2012`, as date(1) prints it. */
function operationDate(atMs: number): string {
  const date = new Date(atMs)
  const day = `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${`${date.getUTCDate()}`.padStart(2)}`
  return `${day} ${date.toISOString().slice(11, 19)} UTC ${date.getUTCFullYear()}`
}

/** Values begin in column 15; `Backup Server:` fills its column. */
function historyRow([label, value]: readonly [string, string]): string {
  return (label.length < 14 ? label.padEnd(14) : `${label} `).concat(value).trimEnd()
}
