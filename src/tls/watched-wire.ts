import type { Duplex } from 'node:stream'
import type { Connection } from '../faults/fault.ts'
import type { TlsAlert } from './alerts.ts'
import type { Direction } from './direction.ts'
import type { TlsRole } from './events.ts'
import { createHandshakeGate } from './handshake-gate.ts'
import { TOO_LONG_MESSAGE, watchHandshake, type Objection } from './handshake-watch.ts'
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
  const { socket, limits, object, moved, released } = plan
  const watch = watchHandshake(plan)
  const { sight, inbound, outbound } = watch
  const readSent = recordReader(outbound)
  const skim = watchRenegotiation(plan.renegotiationTried)
  let handshakeBytes = 0
  let isEstablished = false

  const tap = tapWire({
    socket,
    arrived(bytes) {
      if (!isEstablished) handshakeBytes += bytes.length
      if (handshakeBytes > limits.handshakeBytesMax) object(TOO_LONG_MESSAGE)
      else gate.push(bytes)
    },
    leaving(bytes) {
      if (!isEstablished) readSent(bytes)
    },
    moved,
    released,
  })
  const gate = createHandshakeGate({
    direction: inbound,
    forward: tap.forward,
    beyond(bytes) {
      if ((sight.serverHello?.version ?? TLS13) < TLS13) skim(bytes)
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
      tap.hurry()
    },
    isHolding: tap.isHolding,
    mute() {
      gate.shut()
      tap.mute()
    },
  }
}

/** Reads the records of a direction as they are sent. */
function recordReader(direction: Direction): (bytes: Buffer) => void {
  const splitter = createRecordSplitter()
  return (bytes) => {
    splitter.push(bytes)
    for (let record = splitter.next(); typeof record !== 'string'; record = splitter.next())
      direction.read(record)
  }
}
