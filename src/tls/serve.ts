import { TLSSocket } from 'node:tls'
import type { Connection } from '../faults/fault.ts'
import { openConnection } from './connection.ts'
import type { ConnectionClosed } from './events.ts'
import { secureContext } from './secure-contexts.ts'
import type { TlsServerPolicy } from './settings.ts'

/** One connection of a client, from connect to close. */
export interface TlsVisit {
  /** Ends the connection without a further word. */
  readonly end: () => void
  /** Resolves when the connection is closed, with the reason. */
  readonly closed: Promise<ConnectionClosed>
}

/**
 * Speaks TLS as the server on a connected socket, exactly as the policy says. Credentials that OpenSSL does
 * not load end the connection before a byte is sent. Throws `bad-tls-offer`.
 */
export function serveTls(socket: Connection, policy: TlsServerPolicy): TlsVisit {
  const made = secureContext(policy)
  if (!made.ok) return turnAway(socket, policy, made.fact)
  const connection = openConnection({
    socket,
    role: 'server',
    settings: policy,
    demandsCertificate: policy.clientCertificate === 'required',
    startOpenSsl: (wire) =>
      new TLSSocket(wire, {
        isServer: true,
        secureContext: made.context,
        requestCert: policy.clientCertificate !== 'none',
        // Only lets OpenSSL refuse a client without a certificate; chains are judged by the policy.
        rejectUnauthorized: policy.clientCertificate === 'required',
      }),
    established: policy.established,
    refused: (refusal) => policy.refused?.(refusal),
  })
  return { end: () => connection.end(), closed: connection.closed }
}

function turnAway(
  socket: Connection,
  { observe, refused }: TlsServerPolicy,
  detail: string,
): TlsVisit {
  const why: ConnectionClosed = { reason: 'error', detail }
  observe({ type: 'connection.opened' })
  refused?.({ kind: 'credentials-unusable', detail })
  const closed = new Promise<ConnectionClosed>((resolve) => {
    socket.on('error', () => {})
    socket.once('close', () => {
      observe({ type: 'connection.closed', ...why })
      resolve(why)
    })
  })
  socket.destroy()
  return { end: () => {}, closed }
}
