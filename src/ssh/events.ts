import type { HandshakeExplanation } from './explain.ts'
import type { Category } from './kexinit.ts'

/** Which end of the connection. */
export type SshRole = 'client' | 'server'

/**
 * Why a connection is over: `bye`, one side said so; `dropped`, the socket went away; `error`, the
 * peer broke the protocol or no handshake was possible; `limit`, a limit was reached; `crashed`, a
 * handler of the lab failed.
 */
export type CloseReason = 'bye' | 'dropped' | 'error' | 'limit' | 'crashed'

/** The end of one connection, told once. */
export interface ConnectionClosed {
  readonly reason: CloseReason
  /** The fact behind the reason, where there is one. */
  readonly detail?: string
}

/** What happens on one SSH connection, in causal order. Passwords and keys are never in it. */
export type SshEvent =
  | { readonly type: 'connection.opened' }
  | { readonly type: 'ident.received'; readonly ident: string }
  | {
      readonly type: 'handshake.agreed'
      readonly explanation: HandshakeExplanation
      readonly rekey: boolean
    }
  | {
      readonly type: 'handshake.refused'
      readonly explanation: HandshakeExplanation
      readonly by: SshRole
      /** Code of the DISCONNECT message (RFC 4253 section 11.1), where one was sent. */
      readonly code?: number
      /** Why it broke off although every list had something in common. */
      readonly detail?: string
    }
  | {
      readonly type: 'handshake.unsupported'
      readonly explanation: HandshakeExplanation
      readonly category: Category
      /** The name that both sides agreed on and the lab cannot run. */
      readonly name: string
    }
  | { readonly type: 'login.tried'; readonly user: string; readonly method: string }
  | { readonly type: 'login.accepted'; readonly user: string; readonly method: string }
  | { readonly type: 'login.refused'; readonly user: string; readonly method: string }
  | { readonly type: 'session.opened'; readonly session: number }
  | { readonly type: 'session.closed'; readonly session: number }
  | {
      readonly type: 'pty.requested'
      readonly session: number
      readonly term: string
      readonly columns: number
      readonly rows: number
    }
  | { readonly type: 'shell.started'; readonly session: number }
  | { readonly type: 'exec.started'; readonly session: number; readonly command: string }
  | { readonly type: 'subsystem.started'; readonly session: number; readonly name: string }
  | { readonly type: 'visit.crashed'; readonly error: unknown }
  | ({ readonly type: 'connection.closed' } & ConnectionClosed)

/** Told of every event of a connection as it happens. */
export type SshObserver = (event: SshEvent) => void
