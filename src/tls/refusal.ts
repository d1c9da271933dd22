import type { TlsAlert } from './alerts.ts'
import { fatalAlertIn, type TlsHandshakeReport } from './report.ts'
import type { ChainFailure } from './verdict.ts'

/**
 * What kept a handshake from coming about: `credentials-unusable`, OpenSSL does not load the own
 * certificate or key, and nothing was sent; `peer-not-trusted`, the peer's chain was not accepted;
 * `alert`, the peer said no; `protocol`, the peer's bytes did not do; `timeout`; `closed-early`.
 */
export type TlsRefusalKind =
  | 'credentials-unusable'
  | 'peer-not-trusted'
  | 'alert'
  | 'protocol'
  | 'timeout'
  | 'closed-early'

/** Why there is no session. */
export interface TlsRefusal {
  readonly kind: TlsRefusalKind
  /** The fact behind it, such as `certificate has expired`. */
  readonly detail: string
  /** Absent when nothing was sent. */
  readonly report?: TlsHandshakeReport
  /** The fatal alert that ended it, from either side. */
  readonly alert?: TlsAlert
  readonly failure?: ChainFailure
}

/** A refusal with what its report tells of it. */
export function refusalFrom(
  report: TlsHandshakeReport,
  kind: TlsRefusalKind,
  detail: string,
): TlsRefusal {
  const alert = fatalAlertIn(report.alerts)?.alert
  const { failure } = report
  return { kind, detail, report, ...(alert && { alert }), ...(failure && { failure }) }
}
