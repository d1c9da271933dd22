import { dhKeyPair } from './dh-key-pairs.ts'
import { createEdge } from './edge.ts'
import { createEnding, type Ending } from './ending.ts'
import type { ConnectionClosed } from './events.ts'
import { serveGroupExchange } from './group-exchange.ts'
import { watchHandshakes, type HandshakeWatch } from './handshake-watch.ts'
import { listsOf } from './kexinit.ts'
import { sshLimits, type SshLimits } from './limits.ts'
import { serveAuthentication } from './serve-auth.ts'
import { serveSession, type OpenSession } from './serve-session.ts'
import type { SshServerPolicy, SshSocket } from './server-policy.ts'
import {
  acceptConnection,
  giveKeyPair,
  type Ssh2Connection,
  watchKeyExchanges,
} from './ssh2-internals.ts'
import { refuseUnknownRequests } from './ssh2-watch.ts'
import { transportFailure } from './transport-failure.ts'
import { sendServerSigAlgs, type Disconnect } from './transport-messages.ts'

/** One connection of a client, from connect to close. */
export interface SshVisit {
  /** Ends the connection; with a DISCONNECT when one is given. */
  end: (disconnect?: Disconnect) => void
  /** Resolves when the connection is closed, with the reason. */
  readonly closed: Promise<ConnectionClosed>
}

/** OpenSSH 7.4 and later answer this to an identification line they cannot read (its sshd.c). */
const BAD_IDENT_REPLY = 'Invalid SSH identification string.\r\n'
const GEX_MIN_BITS = 2048

interface Served {
  readonly socket: SshSocket
  readonly policy: SshServerPolicy
  readonly limits: SshLimits
  readonly ending: Ending
}

/** Speaks SSH as the server on a connected socket, exactly as the policy says, and reports what happens. */
export function serveSsh(socket: SshSocket, policy: SshServerPolicy): SshVisit {
  const { clock, observe } = policy
  const limits = { ...sshLimits, ...policy.limits }
  let tell: (why: ConnectionClosed) => void
  const closed = new Promise<ConnectionClosed>((resolve) => (tell = resolve))
  let closing = () => {}
  const ending = createEnding({
    socket,
    clock,
    limits,
    closing: () => closing(),
    closed: (why) => {
      observe({ type: 'connection.closed', ...why })
      tell(why)
    },
  })
  observe({ type: 'connection.opened' })
  socket.setNoDelay?.(true)
  const begin = () => {
    if (!socket.closed && !ending.why) closing = serveConnection({ socket, policy, limits, ending })
  }
  if (policy.identDelayMs) {
    socket.pause()
    const delay = clock.setTimeout(begin, policy.identDelayMs)
    closing = () => clock.clearTimeout(delay)
  } else begin()
  return { end: (disconnect) => ending.end({ reason: 'bye' }, disconnect), closed }
}

/** Puts the protocol on the socket; the answer is to be called when the socket is closed. */
function serveConnection(served: Served): () => void {
  const { socket, policy, limits, ending } = served
  const { observe } = policy
  const lists = listsOf(policy.offer)
  const sessions = new Set<OpenSession>()
  let peerIdent = ''
  let user: string | undefined
  const edge = createEdge((error) => {
    if (ending.why?.reason === 'crashed') return
    observe({ type: 'visit.crashed', error })
    ending.end({ reason: 'crashed' })
  })
  const connection = acceptConnection({
    socket,
    lists,
    ident: policy.ident,
    banner: policy.banner,
    hostKey: (algorithm) => {
      let key: object | undefined
      edge.run(() => void (key = policy.hostKey(algorithm)))
      return key
    },
    identReceived: (ident) => {
      peerIdent = ident
      observe({ type: 'ident.received', ident })
    },
  })
  const protocol = connection._protocol
  ending.useProtocol(protocol)
  const handshake = watchHandshakes({ protocol, role: 'server', lists, ending, observe })
  serveKeyExchanges(connection, served, handshake)
  serveAuthentication({
    connection,
    policy,
    edge,
    ending,
    attemptsMax: limits.authAttemptsMax,
    loggedIn: (name) => (user = name),
  })
  refuseUnknownRequests(connection)
  // ssh2 answers no-more-sessions itself once anyone listens; forwarding has no answer but no.
  connection.on('request', (_accept, reject) => reject?.())
  connection.on('error', (error: Error) => fail(error, peerIdent, served))
  let count = 0
  connection.on('session', (accept, reject) => {
    if (sessions.size >= limits.sessionsMax || user === undefined) return reject()
    const parts = { connection, policy, edge, envMax: limits.envMax, number: count++ }
    const session = serveSession(accept(), { ...parts, visitor: { user, peerIdent } })
    sessions.add(session)
    session.onClose(() => sessions.delete(session))
  })
  const stopTiming = keepTime(connection, served, () => user !== undefined)
  return () => {
    stopTiming()
    // Clients that close the socket after their last session mean goodbye; most say no more than that.
    if (user !== undefined && sessions.size === 0) ending.note({ reason: 'bye' })
    for (const session of sessions) session.close()
    handshake.closed()
  }
}

/** Serves what ssh2 has no server for, and says afterwards what is to be said first on the new keys. */
function serveKeyExchanges(
  connection: Ssh2Connection,
  { policy, ending }: Served,
  handshake: HandshakeWatch,
): void {
  const protocol = connection._protocol
  const { serverSigAlgs, gexMinBits: minBits = GEX_MIN_BITS } = policy
  let first = true
  watchKeyExchanges(protocol, (exchange) => {
    // ssh2 would send a list of its own.
    Object.defineProperty(exchange, 'remoteExtInfoEnabled', { get: () => false, set: () => {} })
    const refuse = (disconnect: Disconnect) =>
      ending.end({ reason: 'error', detail: disconnect.text }, disconnect)
    if (exchange.groupName !== undefined) giveKeyPair(exchange, dhKeyPair(exchange.groupName))
    if (exchange.type === 'groupex') serveGroupExchange(exchange, { protocol, minBits, refuse })
  })
  connection.on('handshake', () => {
    const kex = handshake.explanation?.outcomes[0]
    if (first && serverSigAlgs && kex?.clientOffers.includes('ext-info-c'))
      sendServerSigAlgs(protocol, serverSigAlgs)
    first = false
    handshake.completed()
  })
}

/** What ssh2 could not go on with: either the peer's bytes were wrong, or the socket is gone. */
function fail(error: Error & { level?: string }, peerIdent: string, served: Served): void {
  const { ending, socket, policy } = served
  if (ending.why) return
  if (error.level === 'socket') return ending.note({ reason: 'dropped' })
  if (!peerIdent) socket.write(policy.badIdentReply ?? BAD_IDENT_REPLY)
  ending.end({ reason: 'error', detail: transportFailure(error) })
}

/** Ends connections that take too long to log in, or that are quiet for too long. */
function keepTime(connection: Ssh2Connection, served: Served, loggedIn: () => boolean): () => void {
  const { socket, policy, limits, ending } = served
  const { clock } = policy
  const expire = (detail: string) => ending.end({ reason: 'limit', detail })
  const grace = clock.setTimeout(() => {
    if (!loggedIn()) expire('no login within the grace time')
  }, limits.loginGraceMs)
  connection.once('ready', () => clock.clearTimeout(grace))
  if (limits.idleMs <= 0) return () => clock.clearTimeout(grace)

  let heardMs = clock.now()
  const look = (): number =>
    clock.setTimeout(
      () => {
        if (clock.now() - heardMs >= limits.idleMs) expire('idle')
        else idle = look()
      },
      heardMs + limits.idleMs - clock.now(),
    )
  let idle = look()
  socket.on('data', () => (heardMs = clock.now()))
  return () => {
    clock.clearTimeout(grace)
    clock.clearTimeout(idle)
  }
}
