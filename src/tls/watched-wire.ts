import type { Duplex } from 'node:stream'
import type { Connection } from '../faults/fault.ts'
import { alertNumbers, fatalAlert, type TlsAlert } from './alerts.ts'
import type { TlsRole } from './events.ts'
import { createHandshakeGate } from './handshake-gate.ts'
import { watchHandshake, type Objection } from './handshake-watch.ts'
import type { TlsLimits } from './limits.ts'
import { createRecordSplitter } from './records.ts'
import { watchRenegotiation } from './renegotiation.ts'
import type { HandshakeSight } from './report.ts'
import type { ChainVerdict } from './verdict.ts'
import { TLS13 } from './versions.ts'
import { tapWire } from './wire-tap.ts'

/** A socket that OpenSSL speaks over while its handshake is read along. */
export interface WatchedWire {
  /** What OpenSSL reads and writes instead of the socket. */
  readonly stream: Duplex
  readonly sight: HandshakeSight
  readonly isPeerVerified: () => boolean
  /** Takes in a line of the key log, with which TLS 1.3 can be read. */
  readonly learn: (line: string) => void
  /** An alert as it can be sent now; `undefined` when only OpenSSL could. */
  readonly alertRecord: (alert: TlsAlert) => Buffer | undefined
  /** The handshake has come about; nothing is read along any more. */
  readonly established: () => void
  /** Whether bytes of the peer wait for OpenSSL. */
  readonly isHolding: () => boolean
  /** OpenSSL neither gets nor sends anything any more. */
  readonly mute: () => void
}

/** What a watched wire tells and asks. */
export interface WirePlan {
  readonly socket: Connection
  readonly role: TlsRole
  readonly limits: TlsLimits
  readonly verify: (presented: readonly Uint8Array[]) => ChainVerdict
  readonly object: (objection: Objection) => void
  readonly alerted: (by: TlsRole, alert: TlsAlert) => void
  /** The peer tried to negotiate anew, for the first, second, ... time; OpenSSL has declined. */
  readonly renegotiationTried: (attempts: number) => void
  /** Bytes went by, either way. */
  readonly moved: () => void
  /** OpenSSL has let go of the connection. */
  readonly released: () => void
}

/** Puts the watch between a socket and OpenSSL. */
export function watchWire(plan: WirePlan): WatchedWire {
  const { socket, limits, object, moved } = plan
  const watch = watchHandshake(plan)
  const { sight, inbound, outbound } = watch
  const sent = createRecordSplitter()
  const held: Buffer[] = []
  let handshakeBytes = 0
  let isEstablished = false

  const isBeforeTls13 = () => sight.serverHello !== undefined && sight.serverHello.version < TLS13
  const skim = watchRenegotiation(plan.renegotiationTried)

  function arrived(bytes: Buffer): void {
    moved()
    if (!isEstablished) handshakeBytes += bytes.length
    if (handshakeBytes > limits.handshakeBytesMax) return object(TOO_MUCH)
    held.push(bytes)
    letIn({ atOnce: isEstablished })
  }

  /** While hands are shaken, OpenSSL is given nothing before its last write is over. */
  function letIn({ atOnce = false } = {}): void {
    while (held.length > 0 && (atOnce || !tap.isWriting())) gate.push(held.shift()!)
  }

  function leaving(bytes: Buffer): void {
    moved()
    if (isEstablished) return
    sent.push(bytes)
    for (
      let record = sent.next();
      record !== 'incomplete' && record !== 'malformed';
      record = sent.next()
    )
      outbound.read(record)
  }

  const tap = tapWire({
    socket,
    arrived,
    leaving,
    written: () => {
      moved()
      letIn()
    },
    ended: () => letIn({ atOnce: true }),
    released: plan.released,
  })
  const gate = createHandshakeGate({
    direction: inbound,
    forward: tap.forward,
    beyond: (bytes) => {
      if (isBeforeTls13()) skim(bytes)
    },
  })

  return {
    stream: tap.stream,
    sight,
    isPeerVerified: watch.isPeerVerified,
    learn(line) {
      watch.learn(line)
      gate.resume()
    },
    alertRecord: outbound.alertRecord,
    established() {
      isEstablished = true
    },
    isHolding: () => held.length > 0,
    mute() {
      held.length = 0
      gate.shut()
      tap.mute()
    },
  }
}

/** What OpenSSL answers to a message above its limit. */
const TOO_MUCH: Objection = {
  alert: fatalAlert(alertNumbers.illegalParameter),
  detail: 'excessive message size',
}
