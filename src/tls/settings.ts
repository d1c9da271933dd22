import type { Activity } from '../clock/activity.ts'
import type { Clock } from '../clock/lab-clock.ts'
import type { TlsObserver } from './events.ts'
import type { TlsLimits } from './limits.ts'
import type { VerifyChain } from './verdict.ts'
import type { TlsRefusal } from './refusal.ts'
import type { TlsSession } from './session.ts'
import type { VersionRange } from './versions.ts'

/** A certificate with the chain above it, and the key that belongs to it. */
export interface TlsCredentials {
  /** PEM, leaf first; sent as it stands. */
  readonly certificatesPem: string
  readonly privateKeyPem: string
}

/** What a side offers or allows, as a profile says it. */
export interface TlsOffer {
  readonly versions: VersionRange
  /** OpenSSL's names, in order; TLS 1.3 is spoken only when one of its suites is among them. */
  readonly cipherSuites: readonly string[]
  /** Groups of the key exchange by OpenSSL's names, in order; OpenSSL's own when absent. */
  readonly groups?: readonly string[]
  /** Signature algorithms by OpenSSL's names, in order; OpenSSL's own when absent. */
  readonly signatureAlgorithms?: readonly string[]
  /** OpenSSL's security level, 0 to 5 (SSL_CTX_set_security_level(3)); 0 for SHA-1 and versions before 1.2. */
  readonly securityLevel?: number
}

/** What both roles need to know for one connection. */
export interface TlsSettings extends TlsOffer {
  readonly clock: Clock
  readonly credentials?: TlsCredentials
  /** Judges the peer's chain at lab time, before anything is done with it. */
  readonly verify: VerifyChain
  readonly limits?: Partial<TlsLimits>
  /** Is told of bytes between the socket and OpenSSL, so that lab time does not move over them. */
  readonly activity?: Activity
  /** Given each line of the key log, for Wireshark; whoever reads them reads the connection. */
  readonly keyLog?: (line: string) => void
  readonly observe: TlsObserver
}

/** Everything the server role needs to know for one connection. */
export interface TlsServerPolicy extends TlsSettings {
  /** Whether the client is asked for a certificate, and refused without one: alert 40, in TLS 1.3 alert 116. */
  readonly clientCertificate: 'required' | 'requested' | 'none'
  /** Whose order of cipher suites counts; the client's when absent, which is OpenSSL's default. */
  readonly suiteOrder?: 'client' | 'server'
  /** The handshake has come about. */
  readonly established: (session: TlsSession) => void
  /** No handshake came about. */
  readonly refused?: (refusal: TlsRefusal) => void
}

/** Everything the client role needs to know for one connection. */
export interface TlsClientOptions extends TlsSettings {
  /** Sent as server_name; nothing is sent when absent. */
  readonly serverName?: string
}
