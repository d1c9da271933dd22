import type { TlsAlert } from './alerts.ts'
import type { TlsHandshakeReport } from './report.ts'
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
