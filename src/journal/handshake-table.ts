/** One category of an SSH or TLS handshake: what each side has, and what was agreed. */
export interface HandshakeRow {
  readonly category: string
  readonly client: readonly string[]
  readonly server: readonly string[]
  /** Absent when the two lists have nothing in common. */
  readonly agreed?: string
  /** The side whose list never crosses the wire, so that it stands empty here. */
  readonly unsaid?: 'server'
}

/** A certificate that one side of a TLS handshake presented, or that was found wanting in a trust store. */
export interface CertificateRow {
  readonly by: 'client' | 'server' | 'trust store'
  /** 0 is the leaf. */
  readonly depth: number
  readonly subject: string
  readonly issuer: string
  /** ISO 8601; not known of one in a trust store. */
  readonly notBefore?: string
  readonly notAfter?: string
  /** OpenSSL's error number and text, at the certificate that was not accepted. */
  readonly failure?: string
}

/** An alert of a TLS handshake. */
export interface AlertRow {
  readonly by: 'client' | 'server'
  readonly number: number
  readonly name: string
}

/** The handshake explainer: a row for each category, in the order of negotiation. */
export interface HandshakeTable {
  readonly rows: readonly HandshakeRow[]
  /** The category that ended the handshake. */
  readonly empty?: string
  /** Of a TLS handshake: what each side presented, leaf first. */
  readonly certificates?: readonly CertificateRow[]
  /** Of a TLS handshake: who said what was wrong, in order. */
  readonly alerts?: readonly AlertRow[]
}
