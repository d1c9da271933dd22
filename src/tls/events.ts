import type { TlsAlert } from './alerts.ts'
import type { TlsHandshakeReport } from './report.ts'

/** Which end of the connection. */
export type TlsRole = 'client' | 'server'

/**
 * Why a connection is over: `bye`, one side said so; `dropped`, the socket went away; `error`, no
 * handshake came about or a side broke the protocol; `limit`, a limit was reached; `crashed`, code of the
 * lab failed.
 */
export type CloseReason = 'bye' | 'dropped' | 'error' | 'limit' | 'crashed'

/** The end of one connection, told once. */
export interface ConnectionClosed {
  readonly reason: CloseReason
  /** The fact behind the reason, where there is one. */
  readonly detail?: string
}

/** What happens on one TLS connection, in causal order. Keys and secrets are never in it. */
export type TlsEvent =
  | { readonly type: 'connection.opened' }
  | { readonly type: 'alert.sent'; readonly alert: TlsAlert }
  | { readonly type: 'alert.received'; readonly alert: TlsAlert }
  | { readonly type: 'handshake.agreed'; readonly report: TlsHandshakeReport }
  | {
      readonly type: 'handshake.refused'
      readonly report: TlsHandshakeReport
      readonly by: TlsRole
      /** The fact behind it. */
      readonly detail: string
    }
  | { readonly type: 'renegotiation.refused' }
  | { readonly type: 'visit.crashed'; readonly error: unknown }
  | ({ readonly type: 'connection.closed' } & ConnectionClosed)

/** Told of every event of a connection as it happens. */
export type TlsObserver = (event: TlsEvent) => void

/** The other end. */
export function peerOf(role: TlsRole): TlsRole {
  return role === 'client' ? 'server' : 'client'
}
