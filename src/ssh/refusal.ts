import type { HandshakeExplanation } from './explain.ts'
import { transportFailure } from './transport-failure.ts'

/** What kept a client from a session. */
export type SshRefusalKind =
  | 'no-common-algorithm'
  | 'algorithm-unsupported'
  | 'host-key-refused'
  | 'key-exchange-failed'
  | 'signature-bad'
  | 'auth-refused'
  | 'disconnected'
  | 'closed-early'
  | 'timeout'
  | 'protocol-error'

/** Why there is no session; a value, because a refusal is what many scenarios are about. */
export interface SshRefusal {
  readonly kind: SshRefusalKind
  readonly detail: string
  /** The last negotiation, when it got that far. */
  readonly explanation?: HandshakeExplanation
  /** Code of the server's DISCONNECT (RFC 4253 section 11.1). */
  readonly code?: number
}

const BAD_SIGNATURE = /signature verification failed|Wrong signature type|Malformed signature/

/** What an error of ssh2 in the client role stands for. */
export function refusalOf(error: Error & { level?: string }): Pick<SshRefusal, 'kind' | 'detail'> {
  const detail = transportFailure(error)
  if (error.level === 'client-authentication') return { kind: 'auth-refused', detail }
  if (error.level === 'client-socket') return { kind: 'closed-early', detail: 'connection lost' }
  if (detail === 'Connection lost before handshake')
    return { kind: 'closed-early', detail: 'closed before its identification line' }
  return { kind: BAD_SIGNATURE.test(detail) ? 'signature-bad' : 'protocol-error', detail }
}
