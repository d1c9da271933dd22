import {
  openTlsDoor,
  type Door,
  type TlsArrival,
  type TlsSession,
} from '../../../src/emulator/index.ts'
import type { Frame } from '../frames/frame.ts'
import { openFrameLink, type FrameLink } from '../frames/frame-link.ts'
import { openInbox, type Inbox } from '../frames/inbox.ts'
import { messageIn, numberIn, textIn } from '../frames/message.ts'
import { acceptorFailureLines } from '../log/handshake-lines.ts'
import { hmacTimeoutLine, postHandshakeLines } from '../log/tunnel-lines.ts'
import type { Channel } from '../vocabulary.ts'
import { ephemeralPort, saidPort } from './caller-port.ts'
import { shownUuid } from './dial-peer.ts'
import type { Relation } from './relation.ts'
import type { Relations } from './relations.ts'
import { TUNNEL_CONNECTIONS_MAX, TUNNEL_PORT, type TunnelParts } from './tunnel-parts.ts'
import { welcomeFor, type Welcome } from './welcome.ts'

/** What a door does with a caller that wants to register. */
export type AcceptRegistration = (link: FrameLink, first: Frame, from: string) => Promise<void>

/** A caller whose handshake has come about. */
interface Caller {
  readonly session: TlsSession
  readonly link: FrameLink
  readonly inbox: Inbox
  readonly from: string
  readonly welcome: Welcome
}

/** Opens the port of the tunnel. What callers meet is decided at each connection. */
export async function openTunnelDoor(
  parts: TunnelParts,
  relations: Relations,
  { port, acceptRegistration }: { port: number; acceptRegistration: AcceptRegistration },
): Promise<Door> {
  const { surroundings, process } = parts
  const welcomes = new WeakMap<TlsArrival, Welcome>()

  function turnAway(arrival: TlsArrival): Welcome['sheet'] {
    arrival.cut()
    const offer = { versions: { min: 'TLSv1.2', max: 'TLSv1.2' } as const, cipherSuites: NO_SUITES }
    return { offer, verify: () => TURNED_AWAY, clientCertificate: 'none' }
  }

  async function meet(session: TlsSession, arrival: TlsArrival, welcome: Welcome): Promise<void> {
    const running = process()
    const { from } = arrival
    const link = openFrameLink(session, () => {})
    const inbox = openInbox(link, surroundings.clock)
    const first = await inbox.next(running?.profile.handshakeLimitMs ?? 0)
    const caller = { session, link, inbox, from, welcome }
    if (process() !== running) link.end()
    else if (first?.kind === 'register') await acceptRegistration(link, first, from)
    else if (first?.kind === 'hello') greet(parts, relations, caller, first)
    else {
      running?.log(from, hmacTimeoutLine(from))
      link.end()
    }
  }

  return openTlsDoor(surroundings, {
    port,
    service: port === TUNNEL_PORT ? 'sftunnel' : `sftunnel-${port}`,
    connectionsMax: TUNNEL_CONNECTIONS_MAX,
    sheet(arrival) {
      const welcome = process() && welcomeFor(parts, relations, arrival.from)
      if (!welcome) return turnAway(arrival)
      welcomes.set(arrival, welcome)
      return welcome.sheet
    },
    onConnection(session, arrival) {
      const welcome = welcomes.get(arrival)
      if (!welcome) return session.close()
      void meet(session, arrival, welcome).catch((error: unknown) =>
        surroundings.crashed(`tunnel connection ${arrival.stream}`, error),
      )
    },
    onRefusal(refusal, { from }) {
      const running = process()
      const name = relations.at(from)?.record().uuid ?? from
      const host = relations.at(from)?.record().host ?? from
      if (!running) return
      const { openssl, postHandshakeAuth } = running.profile
      running.log(name, ...acceptorFailureLines(host, refusal, openssl))
      const isTls13 = refusal.report?.versions.agreed === 'TLSv1.3'
      if (postHandshakeAuth && isTls13 && refusal.failure)
        running.log(name, ...postHandshakeLines(host))
    },
  })
}

/** No suite is ever agreed on with a caller who is turned away; OpenSSL wants to know one all the same. */
const NO_SUITES = ['AES256-GCM-SHA384']
const TURNED_AWAY = {
  ok: false,
  error: 1,
  text: 'unspecified certificate verification error',
  depth: 0,
  subject: '',
  issuer: '',
  alert: 80,
} as const

/** Makes a channel of a connection whose caller is a registered peer. */
function greet(parts: TunnelParts, relations: Relations, caller: Caller, first: Frame): void {
  const { session, link, inbox, welcome } = caller
  const hello = messageIn(first) ?? {}
  const channel = channelIn(textIn(hello, 'channel'))
  const uuid = shownUuid(session)
  const relation = uuid === undefined ? undefined : relations.get(uuid)
  const isKnown = relation?.record().registration === 'completed' && welcome.isTrusted()
  if (!relation || !isKnown || !channel || hasPrecedence(relation)) {
    link.say('refusal', {})
    return link.end()
  }
  const { uuid: own, name } = parts.plan.self()
  link.say('hello', { uuid: own, name, channel })
  const cipher = session.report.suites.agreed ?? ''
  const callerPort = saidPort(numberIn(hello, 'port')) ?? ephemeralPort(`${caller.from} ${channel}`)
  relation.adopt({ channel, cipher, isDialler: false, callerPort }, link)
  inbox.handOver((frame) => relation.receive(channel, link, frame))
}

/** When both ends dial at the same time, the connection of the device counts; of two managers, of the lower UUID. */
function hasPrecedence({ actor }: Relation): boolean {
  const snapshot = actor.getSnapshot()
  return snapshot.matches('connecting') && snapshot.context.dialsFirst
}

function channelIn(text: string | undefined): Channel | undefined {
  return text === 'A' || text === 'B' ? text : undefined
}
