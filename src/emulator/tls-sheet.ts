import type { TlsCredentials, TlsLimits, TlsOffer, VerifyChain } from '../tls/index.ts'

/** What an appliance is on TLS connections, in either role. */
export interface TlsClientSheet {
  readonly offer: TlsOffer
  /** Absent when it has none to show. */
  readonly credentials?: TlsCredentials
  /** Judges the peer's chain; `chainVerifier` makes one. */
  readonly verify: VerifyChain
  readonly limits?: Partial<TlsLimits>
  /** Given each line of the key log, for Wireshark. */
  readonly keyLog?: (line: string) => void
  /** Sent as server_name; nothing is sent when absent. */
  readonly serverName?: string
}

/** What clients of an appliance's TLS door meet. */
export interface TlsServerSheet extends Omit<TlsClientSheet, 'serverName'> {
  readonly clientCertificate: 'required' | 'requested' | 'none'
  /** Whose order of cipher suites counts; the client's when absent. */
  readonly suiteOrder?: 'client' | 'server'
}
