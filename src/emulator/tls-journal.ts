import type { CertificateRow, HandshakeRow, HandshakeTable } from '../journal/handshake-table.ts'
import type { Recorder } from '../journal/journal.ts'
import {
  fatalAlertIn,
  type ChainFailure,
  type TlsChoice,
  type TlsEvent,
  type TlsHandshakeReport,
  type TlsObserver,
  type TlsRole,
} from '../tls/index.ts'

/** The handshake explainer as the journal keeps it. */
export function tlsHandshakeTable(report: TlsHandshakeReport): HandshakeTable {
  const { versions, suites, failedAt, alerts } = report
  return {
    rows: [choiceRow('version', versions), choiceRow('cipher suite', suites)],
    ...(failedAt !== undefined && { empty: failedAt }),
    certificates: [...certificateRows(report, 'server'), ...certificateRows(report, 'client')],
    alerts: alerts.map(({ by, alert: { number, name } }) => ({ by, number, name })),
  }
}

function choiceRow(
  category: string,
  { clientOffers, serverAllows, agreed }: TlsChoice,
): HandshakeRow {
  return {
    category,
    client: clientOffers,
    server: serverAllows ?? [],
    ...(!serverAllows && { unsaid: 'server' as const }),
    ...(agreed !== undefined && { agreed }),
  }
}

/** What one side presented, and the certificate above it that failed in the trust store of the other. */
function certificateRows(report: TlsHandshakeReport, by: TlsRole): CertificateRow[] {
  const { certificates, failure, role } = report
  const failed = by === role ? undefined : failure
  const says = failed && `${failed.error} ${failed.text}`
  const rows = certificates[by].map((facts) => ({
    by,
    ...facts,
    ...(says !== undefined && facts.depth === failed?.depth && { failure: says }),
  }))
  if (!failed || says === undefined || failed.depth < rows.length) return rows
  const { depth, subject, issuer } = failed
  return [...rows, { by: 'trust store', depth, subject, issuer, failure: says }]
}

/** Writes what happens on a TLS connection under the journal's names. */
export function journalTls(record: Recorder, crashed: (error: unknown) => void): TlsObserver {
  return (event) => {
    if (event.type === 'visit.crashed') crashed(event.error)
    else write(event, record)
  }
}

function write(event: Exclude<TlsEvent, { type: 'visit.crashed' }>, record: Recorder): void {
  switch (event.type) {
    case 'alert.sent':
    case 'alert.received':
      return record(event.type, { ...event.alert })
    case 'handshake.agreed':
      return record('handshake.agreed', {
        role: event.report.role,
        table: tlsHandshakeTable(event.report),
      })
    case 'handshake.refused':
      return record('handshake.refused', refusal(event))
    case 'renegotiation.refused':
      return record('renegotiation.refused', {})
    case 'connection.closed':
      return record('connection.closed', {
        reason: event.reason,
        ...(event.detail !== undefined && { detail: event.detail }),
      })
    default:
  }
}

function refusal({ report, by, detail }: TlsEvent & { type: 'handshake.refused' }) {
  const { role, failure } = report
  const alert = fatalAlertIn(report.alerts)?.alert
  return {
    role,
    by,
    reason: reasonOf(report, by, detail),
    ...(report.versions.clientOffers.length > 0 && { table: tlsHandshakeTable(report) }),
    ...(alert && { alert: alert.number }),
    ...(failure && { verification: verificationFacts(failure) }),
  }
}

function verificationFacts({ error, text, depth, subject, issuer }: ChainFailure) {
  return { error, text, depth, subject, issuer }
}

function reasonOf(report: TlsHandshakeReport, by: TlsRole, detail: string): string {
  const { role, failure, failedAt } = report
  if (failure) return `error ${failure.error} at depth ${failure.depth}: ${failure.text}`
  const alert = fatalAlertIn(report.alerts)?.alert
  if (alert && by !== role) return `the ${by} sent alert ${alert.number} ${alert.name}`
  return failedAt ? `no ${failedAt} in common` : detail
}
