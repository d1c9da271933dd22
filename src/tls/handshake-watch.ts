import { alertNumbers, fatalAlert, type TlsAlert } from './alerts.ts'
import { readCertificates } from './certificate-message.ts'
import { readClientHello } from './client-hello.ts'
import { createDirection, type Direction } from './direction.ts'
import { peerOf, type TlsRole } from './events.ts'
import { messageTypes, type HandshakeMessage } from './handshake-messages.ts'
import type { TlsLimits } from './limits.ts'
import type { HandshakeSight } from './report.ts'
import { readServerHello, type ServerHello } from './server-hello.ts'
import { createTrafficSecrets } from './traffic-secrets.ts'
import type { ChainFailure, ChainVerdict } from './verdict.ts'

/** Reads both directions of one handshake and judges the peer's certificates before OpenSSL sees them. */
export interface HandshakeWatch {
  readonly sight: HandshakeSight
  readonly inbound: Direction
  readonly outbound: Direction
  /** Takes in a line of the key log, with which TLS 1.3 can be read. */
  readonly learn: (line: string) => void
  /** Whether the peer presented a chain, and it was accepted. */
  readonly isPeerVerified: () => boolean
}

/** Why a handshake is not gone on with. */
export interface Objection {
  readonly alert: TlsAlert
  readonly detail: string
}

/** What a watch tells and asks. */
export interface WatchParts {
  readonly role: TlsRole
  readonly limits: TlsLimits
  readonly verify: (presented: readonly Uint8Array[]) => ChainVerdict
  readonly object: (objection: Objection) => void
  readonly alerted: (by: TlsRole, alert: TlsAlert) => void
}

/** What OpenSSL answers to a message above its limit. */
export const TOO_LONG_MESSAGE: Objection = {
  alert: fatalAlert(alertNumbers.illegalParameter),
  detail: 'excessive message size',
}

/** OpenSSL's number and sentence for a chain with more certificates than are looked at. */
const TOO_LONG = { error: 22, text: 'certificate chain too long' }

/** Starts with the ClientHello. */
export function watchHandshake(parts: WatchParts): HandshakeWatch {
  const { role, limits, object, alerted } = parts
  const peer = peerOf(role)
  const secrets = createTrafficSecrets()
  const sight: HandshakeSight = {
    isCertificateRequested: false,
    certificates: { client: [], server: [] },
    alerts: [],
  }
  let retryRequest: ServerHello | undefined
  let isPeerVerified = false

  function heard(by: TlsRole, { type, body }: HandshakeMessage): void {
    if (by === 'client' && type === messageTypes.clientHello) {
      const hello = readClientHello(body)
      if (hello) sight.clientHello = hello
    }
    if (by === 'server' && type === messageTypes.serverHello) serverHeard(readServerHello(body))
    if (type === messageTypes.certificateRequest) sight.isCertificateRequested = true
    if (type === messageTypes.certificate) certificatesHeard(by, body)
  }

  function serverHeard(hello: ServerHello | undefined): void {
    if (hello?.isRetryRequest) retryRequest = hello
    else if (hello) sight.serverHello = hello
  }

  function certificatesHeard(by: TlsRole, body: Buffer): void {
    const presented = readCertificates(body, sight.serverHello?.version ?? 0) ?? []
    sight.certificates[by] = presented.slice(0, limits.certificatesMax)
    // An empty list is left to OpenSSL, which knows whether one was demanded.
    if (by === peer && presented.length > 0) judge(presented)
  }

  function judge(presented: readonly Uint8Array[]): void {
    const verdict =
      presented.length > limits.certificatesMax
        ? tooLong(presented.length)
        : parts.verify(presented)
    isPeerVerified = verdict.ok
    if (verdict.ok) return
    sight.failure = verdict
    object({ alert: fatalAlert(verdict.alert), detail: verdict.text })
  }

  const direction = (by: TlsRole): Direction =>
    createDirection({
      limits,
      agreed: () => sight.serverHello ?? retryRequest,
      secret: (stage) => secrets.of(by, stage),
      heard: (message) => heard(by, message),
      alerted(alert) {
        sight.alerts.push({ by, alert })
        alerted(by, alert)
      },
      tooLong: () => (by === peer ? object(TOO_LONG_MESSAGE) : undefined),
    })

  return {
    sight,
    inbound: direction(peer),
    outbound: direction(role),
    learn: secrets.learn,
    isPeerVerified: () => isPeerVerified,
  }
}

function tooLong(count: number): ChainFailure {
  const names = { subject: '', issuer: '' }
  return { ok: false, ...TOO_LONG, ...names, depth: count - 1, alert: alertNumbers.unknownCa }
}
