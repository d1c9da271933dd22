/** Bounds that one TLS connection is held to; times are lab time. */
export interface TlsLimits {
  /** From connect to the end of the handshake, milliseconds. OpenSSL has none; servers built on it choose. */
  readonly handshakeMs: number
  /** Quiet time after which the connection is ended, milliseconds; 0 for never. */
  readonly idleMs: number
  /** Bytes of a record's payload (RFC 5246 section 6.2.3: 2^14 and 2,048). */
  readonly recordBytesMax: number
  /** Bytes of a Certificate message. OpenSSL: 100 KiB (SSL_CTX_set_max_cert_list(3)). */
  readonly certificateMessageBytesMax: number
  /** Bytes of any other handshake message. */
  readonly messageBytesMax: number
  /** Bytes that a peer may send before the handshake is over. */
  readonly handshakeBytesMax: number
  /** Certificates looked at in one Certificate message: the leaf and 100 above it (X509_VERIFY_PARAM_set_depth(3)). */
  readonly certificatesMax: number
  /** Attempts at a renegotiation that are answered; one more ends the connection. */
  readonly renegotiationsMax: number
  /** Time the peer has to close after the connection was ended, milliseconds. */
  readonly lingerMs: number
  /** Bytes of the peer that are thrown away after the connection was ended, before the socket is torn down. */
  readonly lingerBytesMax: number
}

/** What holds where a profile says nothing. */
export const tlsLimits: TlsLimits = {
  handshakeMs: 60_000,
  idleMs: 0,
  recordBytesMax: 18_432,
  certificateMessageBytesMax: 102_400,
  messageBytesMax: 65_536,
  handshakeBytesMax: 262_144,
  certificatesMax: 101,
  renegotiationsMax: 3,
  lingerMs: 5_000,
  lingerBytesMax: 1_048_576,
}

/** Secure contexts kept for reuse; the one that was not used for longest goes first. */
export const SECURE_CONTEXTS_MAX = 2_048
