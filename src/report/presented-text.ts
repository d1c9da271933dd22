import type { HandshakeTable } from '../journal/handshake-table.ts'
import type { RefusedHandshake } from './refused-handshakes.ts'
import { tableText } from './table.ts'

/** The certificates that both sides of a TLS handshake presented; nothing when none were. */
export function presentedTable({ certificates = [] }: HandshakeTable, width: number): string[] {
  if (certificates.length === 0) return []
  const cells = certificates.map(({ by, depth, subject, notBefore, notAfter, failure }) => [
    by,
    String(depth),
    subject,
    day(notBefore),
    day(notAfter),
    failure ?? '',
  ])
  return tableText(['from', 'depth', 'subject', 'valid from', 'valid to', 'error'], cells, width)
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
