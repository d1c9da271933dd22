import { assumed, documented } from '../../../src/emulator/index.ts'
import type { AuditRecord } from '../records/record.ts'
import { table } from './table.ts'
import { shown, shownTime } from './wording.ts'

export const evidence = documented(
  'System Monitoring guide 4.3, show audit-logs: the time too long for its column, descriptions cut at 32 characters.',
)
export const detailEvidence = assumed('The layout is that of other detail screens.')

const COLUMNS = [
  { title: 'Creation Time', width: 20 },
  { title: 'User', width: 10 },
  { title: 'ID', width: 8, align: 'right' },
  { title: 'Action', width: 16 },
  { title: 'Description', width: 11 },
] as const

const DESCRIPTION_MAX = 32

/** `show audit-logs`, newest first. Prints nothing when there is none. */
export function auditTable(audits: readonly AuditRecord[]): string {
  if (audits.length === 0) return ''
  const rows = newestFirst(audits).map(({ createdMs, user, id, action, text }) => [
    shownTime(createdMs),
    user,
    String(id),
    shown(action),
    text.slice(0, DESCRIPTION_MAX),
  ])
  return ['', 'Audit trail logs:', ...table(COLUMNS, rows).map((line) => `    ${line}`), ''].join(
    '\n',
  )
}

/** `show audit-logs detail`, newest first, with whole descriptions. */
export function auditDetail(audits: readonly AuditRecord[]): string {
  if (audits.length === 0) return ''
  return ['', 'Audit trail logs:', ...newestFirst(audits).flatMap(detailLines), ''].join('\n')
}

function detailLines({ createdMs, user, id, action, dn, changes, text }: AuditRecord): string[] {
  const rows = [
    ['User', user],
    ['ID', String(id)],
    ['Action', shown(action)],
    ['Description', text],
    ['Affected Object', dn],
    ['Modified Properties', changes],
  ]
  const lines = rows.map(([name, value]) => `        ${name}: ${value}`.trimEnd())
  return [`    Creation Time: ${shownTime(createdMs)}`, ...lines, '']
}

function newestFirst(audits: readonly AuditRecord[]): AuditRecord[] {
  return audits.toSorted((a, b) => b.id - a.id)
}
