import type { HandshakeTable } from '../journal/handshake-table.ts'
import type { RefusedHandshake } from './refused-handshakes.ts'
import { tableText } from './table.ts'

/** What the columns of the table of presented certificates are called. */
export const presentedHead = ['from', 'depth', 'subject', 'valid from', 'valid to', 'error']

/** The certificates that both sides of a TLS handshake presented; nothing when none were. */
export function presentedTable(table: HandshakeTable, width: number): string[] {
  const cells = presentedCells(table)
  return cells.length === 0 ? [] : tableText(presentedHead, cells, width)
}

/** The cells of that table, a row for each certificate. */
export function presentedCells({ certificates = [] }: HandshakeTable): string[][] {
  return certificates.map(({ by, depth, subject, notBefore, notAfter, failure }) => [
    by,
    String(depth),
    subject,
    day(notBefore),
    day(notAfter),
    failure ?? '',
  ])
}

/** Who sent which alert, one a line. */
export function alertLines(
  { alerts = [] }: HandshakeTable,
  { client, server }: Pick<RefusedHandshake, 'client' | 'server'>,
): string[] {
  return alerts.map(
    ({ by, number, name }) =>
      `${by === 'client' ? client : server} sent alert ${number} (${name}).`,
  )
}

function day(instant = ''): string {
  return instant.split('T')[0] ?? ''
}
