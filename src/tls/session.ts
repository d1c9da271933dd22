import type { Duplex } from 'node:stream'
import type { ConnectionClosed } from './events.ts'
import type { TlsHandshakeReport } from './report.ts'

/** A connection after its handshake. */
export interface TlsSession {
  /** The data of both directions, with backpressure. */
  readonly stream: Duplex
  readonly report: TlsHandshakeReport
  /** The peer's chain in DER, leaf first; empty when it presented none. */
  readonly peerCertificates: readonly Uint8Array[]
  /** Says close_notify after what was written, then closes. */
  readonly close: () => void
  /** Resolves when the socket is closed, with the reason. */
  readonly closed: Promise<ConnectionClosed>
}
