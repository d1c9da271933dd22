import {
  attributeOf,
  dialTls,
  readCertificate,
  type TlsClientSheet,
  type TlsDialled,
  type TlsSession,
} from '../../../src/emulator/index.ts'
import {
  connectedLine,
  diallerFailureLines,
  diallingLines,
  retryLine,
  sessionLines,
  unreachableLines,
} from '../log/handshake-lines.ts'
import { nextPauseMs } from '../machines/peer-setup.ts'
import type { Relation } from './relation.ts'
import type { TunnelParts } from './tunnel-parts.ts'

/** Dials the peer of a relation and shakes hands; every part of it is in the log. */
export async function dialPeer(
  { surroundings, process }: TunnelParts,
  relation: Relation,
  how: { readonly sheet: Pick<TlsClientSheet, 'credentials' | 'verify'>; signal: AbortSignal },
): Promise<TlsSession | undefined> {
  const running = process()
  const { uuid, host } = relation.record()
  if (!running || host === undefined) return undefined
  const { offer, profile, log, port } = running
  relation.attempted()
  log(uuid, ...diallingLines(host, port))
  // A connection outlives the attempt that made it.
  const attempt = new AbortController()
  const giveUp = () => attempt.abort()
  how.signal.addEventListener('abort', giveUp)
  const dialled = await dialTls(surroundings, {
    host,
    port,
    service: 'sftunnel',
    sheet: { offer, ...how.sheet },
    withinMs: profile.handshakeLimitMs,
    signal: attempt.signal,
  })
  how.signal.removeEventListener('abort', giveUp)
  if (process() !== running) {
    if (dialled.ok) dialled.session.close()
    return undefined
  }
  log(uuid, ...linesFor(dialled, { host, port }, profile.openssl))
  if (dialled.ok) return dialled.session
  log(uuid, retryLine(host, nextPauseMs(relation.actor.getSnapshot().context)))
  return undefined
}

/** The UUID in the certificate that a peer has shown: its title. */
export function shownUuid({ peerCertificates }: TlsSession): string | undefined {
  const [leaf] = peerCertificates
  const certificate = leaf && readCertificate(leaf)
  return certificate && attributeOf(certificate.subject, 'title')
}

const REFUSALS: Readonly<Record<string, string>> = {
  refused: 'Connection refused',
  'timed-out': 'Connection timed out',
  unreachable: 'No route to host',
  'unknown-host': 'Name or service not known',
  'not-allowed': 'Network is unreachable',
}

function linesFor(
  dialled: TlsDialled,
  { host, port }: { readonly host: string; readonly port: number },
  openssl: Parameters<typeof diallerFailureLines>[1],
) {
  if (dialled.ok) return [connectedLine(host, port), ...sessionLines(host)]
  if (dialled.stage === 'dial')
    return unreachableLines(host, port, REFUSALS[dialled.reason] ?? dialled.reason)
  if (dialled.stage === 'credentials') return []
  return [connectedLine(host, port), ...diallerFailureLines(dialled.refusal, openssl)]
}
