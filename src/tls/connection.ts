import type { Duplex } from 'node:stream'
import type { TLSSocket } from 'node:tls'
import type { Connection } from '../faults/fault.ts'
import { alertNumbers, fatalAlert } from './alerts.ts'
import { createEnding, type Ending } from './ending.ts'
import { peerOf, type ConnectionClosed, type TlsRole } from './events.ts'
import type { Objection } from './handshake-watch.ts'
import { keepTime, type Timekeeper } from './keep-time.ts'
import { tlsLimits, type TlsLimits } from './limits.ts'
import { openSslFailure } from './openssl-failure.ts'
import { refusalFrom, type TlsRefusal, type TlsRefusalKind } from './refusal.ts'
import { explainHandshake, fatalAlertIn, type TlsHandshakeReport } from './report.ts'
import type { TlsSession } from './session.ts'
import type { TlsSettings } from './settings.ts'
import { judging } from './verdict.ts'
import { watchWire, type WatchedWire } from './watched-wire.ts'

/** One connection to be made. */
export interface ConnectionPlan {
  readonly socket: Connection
  readonly role: TlsRole
  readonly settings: TlsSettings
  /** Whether there is no session without a certificate of the peer. */
  readonly demandsCertificate: boolean
  /** Starts OpenSSL on what stands for the socket. */
  readonly startOpenSsl: (wire: Duplex) => TLSSocket
  readonly established: (session: TlsSession) => void
  readonly refused: (refusal: TlsRefusal) => void
}

/** Starts TLS on a connected socket. */
export function openConnection(plan: ConnectionPlan): TlsConnection {
  return new TlsConnection(plan)
}

/** One connection from its first byte to its close, in either role. */
class TlsConnection {
  /** Resolves when the socket is closed, with the reason. */
  readonly closed: Promise<ConnectionClosed>
  readonly #plan: ConnectionPlan
  readonly #limits: TlsLimits
  readonly #ending: Ending
  readonly #time: Timekeeper
  readonly #wire: WatchedWire
  readonly #openSsl: TLSSocket
  #stopWatching = () => {}
  #isSettled = false

  constructor(plan: ConnectionPlan) {
    const { socket, settings } = plan
    const { clock, observe } = settings
    this.#plan = plan
    this.#limits = { ...tlsLimits, ...settings.limits }
    let tell!: (why: ConnectionClosed) => void
    this.closed = new Promise((resolve) => (tell = resolve))
    observe({ type: 'connection.opened' })
    socket.setNoDelay?.(true)
    this.#time = keepTime(clock, this.#limits, (detail) => this.#expire(detail))
    this.#ending = createEnding({
      socket,
      clock,
      limits: this.#limits,
      ending: () => this.#release(),
      closing: () => this.#over(),
      closed(why) {
        observe({ type: 'connection.closed', ...why })
        tell(why)
      },
    })
    this.#wire = this.#watchWire()
    this.#openSsl = plan.startOpenSsl(this.#wire.stream)
    this.#listen()
  }

  /** Ends the connection; a handshake that is under way comes to nothing. */
  end(why: ConnectionClosed = { reason: 'bye' }): void {
    this.#refuse('closed-early', { by: this.#plan.role, detail: why.detail ?? why.reason })
    this.#ending.end(why)
  }

  #watchWire(): WatchedWire {
    const { socket, role, settings } = this.#plan
    const { activity, observe, clock } = settings
    const watch = activity?.watch(() => (this.#wire.isHolding() ? 'a TLS handshake' : undefined))
    this.#stopWatching = () => watch?.stop()
    return watchWire({
      socket,
      role,
      limits: this.#limits,
      verify: judging(
        (presented) => settings.verify(presented, clock.now()),
        (error) => this.#crash(error),
      ),
      object: (objection) => this.#object(objection),
      alerted: (by, alert) =>
        observe(by === role ? { type: 'alert.sent', alert } : { type: 'alert.received', alert }),
      renegotiationTried: (attempts) => this.#declineRenegotiation(attempts),
      moved: () => {
        watch?.touch()
        this.#time.heard()
      },
      released: () => {
        // Of a failed handshake OpenSSL may let go before `node:tls` tells why.
        if (this.#isSettled) this.#ending.end({ reason: 'bye' })
      },
    })
  }

  #listen(): void {
    const { socket, settings } = this.#plan
    const openSsl = this.#openSsl
    const { keyLog, versions } = settings
    openSsl.on('secure', () => this.#establish())
    openSsl.once('end', () => openSsl.end())
    openSsl.on('_tlsError', (error: Error) => this.#fail(error))
    openSsl.on('error', (error) => this.#fail(error))
    openSsl.once('close', () => this.#ending.end({ reason: 'error' }))
    socket.once('error', () => this.#ending.note({ reason: 'dropped' }))
    socket.once('end', () => {
      if (this.#isSettled) this.#ending.note({ reason: 'bye' })
    })
    if (!keyLog && versions.max !== 'TLSv1.3') return
    openSsl.on('keylog', (line) => {
      this.#wire.learn(line.toString())
      keyLog?.(line.toString())
    })
  }

  #crash(error: unknown): void {
    this.#plan.settings.observe({ type: 'visit.crashed', error })
    this.#ending.note({ reason: 'crashed' })
  }

  /** The lab's own side does not go on with the handshake, and says so before OpenSSL can say anything. */
  #object({ alert, detail }: Objection): void {
    if (this.#ending.why && this.#ending.why.reason !== 'crashed') return
    const { role, settings } = this.#plan
    const { sight } = this.#wire
    const lastBytes = this.#wire.alertRecord(alert)
    if (lastBytes) {
      sight.alerts.push({ by: role, alert })
      settings.observe({ type: 'alert.sent', alert })
    }
    this.#refuse(sight.failure ? 'peer-not-trusted' : 'protocol', { by: role, detail })
    this.#ending.end({ reason: 'error', detail }, lastBytes)
  }

  #establish(): void {
    const { role, settings, demandsCertificate, established } = this.#plan
    const { sight, isPeerVerified } = this.#wire
    if (this.#ending.why || this.#isSettled) return
    const presented = sight.certificates[peerOf(role)]
    if (!isPeerVerified() && (demandsCertificate || presented.length > 0 || !sight.serverHello)) {
      const detail = 'the handshake could not be read'
      return this.#object({ alert: fatalAlert(alertNumbers.unexpectedMessage), detail })
    }
    this.#isSettled = true
    this.#time.established()
    this.#wire.established()
    const report = this.#report()
    settings.observe({ type: 'handshake.agreed', report })
    try {
      established({
        stream: this.#openSsl,
        report,
        peerCertificates: presented,
        close: () => this.#close(),
        closed: this.closed,
      })
    } catch (error) {
      this.#crash(error)
      this.#ending.end({ reason: 'crashed' })
    }
  }

  /** close_notify goes out behind what was written; the peer then has its time to close as well. */
  #close(): void {
    const { clock } = this.#plan.settings
    this.#ending.note({ reason: 'bye' })
    this.#openSsl.end()
    const timer = clock.setTimeout(() => this.#ending.end({ reason: 'bye' }), this.#limits.lingerMs)
    void this.closed.then(() => clock.clearTimeout(timer))
  }

  /** OpenSSL cannot go on: it has said why to the peer, or the peer has said so. */
  #fail(error: Error): void {
    const failure = openSslFailure(error)
    if (!failure || this.#ending.why) return
    const { role, settings } = this.#plan
    const { alerts } = this.#wire.sight
    const isUnseen = !alerts.some(({ alert }) => alert.level === 'fatal')
    if (isUnseen && failure.alertNumber !== undefined) {
      const alert = fatalAlert(failure.alertNumber)
      alerts.push({ by: peerOf(role), alert })
      settings.observe({ type: 'alert.received', alert })
    }
    const last = fatalAlertIn(alerts)
    const isPeers = last?.by === peerOf(role)
    const detail = isPeers ? last.alert.name : failure.reason
    this.#refuse(isPeers ? 'alert' : 'protocol', { by: isPeers ? peerOf(role) : role, detail })
    this.#ending.end({ reason: 'error', detail })
  }

  #expire(detail: string): void {
    this.#refuse('timeout', { by: this.#plan.role, detail })
    this.#ending.end({ reason: 'limit', detail })
  }

  #declineRenegotiation(attempts: number): void {
    const { observe } = this.#plan.settings
    observe({ type: 'renegotiation.refused' })
    if (attempts > this.#limits.renegotiationsMax)
      return this.#ending.end({ reason: 'limit', detail: 'too many renegotiations' })
    const { noRenegotiation: number } = alertNumbers
    observe({ type: 'alert.sent', alert: { ...fatalAlert(number), level: 'warning' } })
  }

  /** Tells once that there will be no session. */
  #refuse(kind: TlsRefusalKind, { by, detail }: { by: TlsRole; detail: string }): void {
    if (this.#isSettled) return
    this.#isSettled = true
    this.#time.stop()
    const report = this.#report()
    this.#plan.settings.observe({ type: 'handshake.refused', report, by, detail })
    this.#plan.refused(refusalFrom(report, kind, detail))
  }

  #report(): TlsHandshakeReport {
    const { role, settings } = this.#plan
    return explainHandshake(this.#wire.sight, { ...settings, role })
  }

  /** The socket lives on a little, without OpenSSL. */
  #release(): void {
    this.#wire.mute()
    this.#openSsl.destroy()
  }

  #over(): void {
    const said = fatalAlertIn(this.#wire.sight.alerts)
    const { role } = this.#plan
    const by = said?.by ?? peerOf(role)
    if (said) this.#refuse(by === role ? 'protocol' : 'alert', { by, detail: said.alert.name })
    else this.#refuse('closed-early', { by, detail: CLOSED_EARLY })
    this.#time.stop()
    this.#stopWatching()
  }
}

const CLOSED_EARLY = 'the connection was closed before the handshake was over'
