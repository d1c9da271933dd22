import { connect } from 'node:tls'
import type { Connection } from '../faults/fault.ts'
import { openConnection } from './connection.ts'
import type { TlsRefusal } from './refusal.ts'
import { secureContext, type ContextSettings } from './secure-contexts.ts'
import type { TlsSession } from './session.ts'
import type { TlsClientOptions } from './settings.ts'

/** A session, or what kept the client from one. */
export type TlsOutcome =
  | { readonly ok: true; readonly session: TlsSession }
  | { readonly ok: false; readonly refusal: TlsRefusal }

/**
 * Speaks TLS as the client on a connected socket until there is a session or a refusal. In TLS 1.3 a server
 * that does not accept the client's certificate says so only after that: the session then ends with its
 * alert (RFC 8446 section 4.4.4). Throws `bad-tls-offer`.
 */
export async function openTls(socket: Connection, options: TlsClientOptions): Promise<TlsOutcome> {
  const made = secureContext(options)
  if (!made.ok) {
    socket.destroy()
    return { ok: false, refusal: { kind: 'credentials-unusable', detail: made.fact } }
  }
  return new Promise((resolve) => {
    openConnection({
      socket,
      role: 'client',
      settings: options,
      demandsCertificate: true,
      startOpenSsl: (wire) =>
        connect({
          socket: wire,
          secureContext: made.context,
          // Chains are judged by the options, before OpenSSL sees them.
          rejectUnauthorized: false,
          checkServerIdentity: () => undefined,
          ...(options.serverName !== undefined && { servername: options.serverName }),
        }),
      established: (session) => resolve({ ok: true, session }),
      refused: (refusal) => resolve({ ok: false, refusal }),
    })
  })
}

/** What OpenSSL says against the credentials of an offer; `undefined` when it loads them. Throws `bad-tls-offer`. */
export function credentialsFault(settings: ContextSettings): string | undefined {
  const made = secureContext(settings)
  return made.ok ? undefined : made.fact
}
