import ssh2 from 'ssh2'
import { clientLogin } from './client-auth.ts'
import { defectRefusals, defectStrikes } from './client-defect.ts'
import { sessionWays, type SshSession } from './client-session.ts'
import type { SshClientOptions, SshOutcome } from './client-options.ts'
import { dhKeyPair, dhKeyPairOver } from './dh-key-pairs.ts'
import { createEdge, type Edge } from './edge.ts'
import { createEnding, type Ending } from './ending.ts'
import type { ConnectionClosed } from './events.ts'
import { watchHandshakes, type HandshakeWatch } from './handshake-watch.ts'
import { hostKeyFacts, type HostKeyFacts } from './host-key-facts.ts'
import { listsOf } from './kexinit.ts'
import { sshLimits } from './limits.ts'
import { refusalOf, type SshRefusal } from './refusal.ts'
import type { SshSocket } from './server-policy.ts'
import {
  giveKeyPair,
  protocolOf,
  useOffer,
  watchKeyExchanges,
  type Ssh2KeyExchange,
} from './ssh2-internals.ts'
import { watchDisconnect, watchIdent } from './ssh2-watch.ts'
import { disconnectCodes, type Disconnect } from './transport-messages.ts'

/** One connection of a client, from the first byte to a session or a refusal, and on to its close. */
export class ClientAttempt {
  /** Resolves with a session or a refusal. */
  readonly outcome: Promise<SshOutcome>
  readonly #options: SshClientOptions
  readonly #client = new ssh2.Client()
  readonly #edge: Edge
  readonly #ending: Ending
  readonly #closed: Promise<ConnectionClosed>
  #settle!: (outcome: SshOutcome) => void
  #handshake: HandshakeWatch | undefined
  #refusal: SshRefusal | undefined
  #hostKey: HostKeyFacts | undefined
  #serverIdent = ''
  #banner = ''

  constructor(socket: SshSocket, options: SshClientOptions) {
    const { clock, observe, readyWithinMs } = options
    this.#options = options
    const detail = `no login within ${readyWithinMs} ms`
    const deadline = clock.setTimeout(
      () => this.#refuse({ kind: 'timeout', detail }),
      readyWithinMs,
    )
    let crash!: (error: unknown) => void
    this.outcome = new Promise<SshOutcome>((resolve, reject) => {
      this.#settle = resolve
      crash = reject
    }).finally(() => clock.clearTimeout(deadline))
    this.#edge = createEdge((error) => {
      observe({ type: 'visit.crashed', error })
      crash(error)
      this.#ending.end({ reason: 'crashed' })
    })
    let tell!: (why: ConnectionClosed) => void
    this.#closed = new Promise((resolve) => (tell = resolve))
    this.#ending = createEnding({
      socket,
      clock,
      limits: sshLimits,
      closing: () => this.#over(),
      closed: (why) => {
        observe({ type: 'connection.closed', ...why })
        tell(why)
      },
    })
    observe({ type: 'connection.opened' })
    socket.setNoDelay?.(true)
    this.#start(socket)
  }

  #start(sock: SshSocket): void {
    const { user: username, ident, observe } = this.#options
    const client = this.#client
    const login = clientLogin(this.#options, observe)
    client.on('error', (error) => this.#fail(error))
    client.on('banner', (text) => (this.#banner += text))
    client.on('handshake', () => this.#handshake?.completed())
    client.on('ready', () => {
      login.accepted()
      this.#settle({ ok: true, session: this.#session() })
    })
    client.connect({
      sock,
      username,
      ident,
      readyTimeout: 0,
      keepaliveInterval: 0,
      hostVerifier: (blob: Buffer, verify: (permitted: boolean) => void) =>
        this.#edge.run(() => this.#verify(blob, verify)),
      authHandler: (left, _partial, next) =>
        this.#edge.run(async () => next((await login.next(left)) as never)),
    })
    this.#watch()
  }

  #watch(): void {
    const { observe } = this.#options
    const protocol = protocolOf(this.#client)
    const lists = listsOf(this.#options.offer)
    const ending = this.#ending
    useOffer(protocol, lists)
    ending.useProtocol(protocol)
    this.#handshake = watchHandshakes({ protocol, role: 'client', lists, ending, observe })
    watchKeyExchanges(protocol, shareKeyPairs)
    watchDisconnect(protocol, (code, detail) => {
      this.#refusal ??= { kind: 'disconnected', code, detail }
    })
    watchIdent(protocol, (ident) => {
      this.#serverIdent = ident
      observe({ type: 'ident.received', ident })
    })
  }

  async #verify(blob: Buffer, verify: (permitted: boolean) => void): Promise<void> {
    const facts = hostKeyFacts(blob)
    const { verifyHostKey } = this.#options
    const decision = verifyHostKey ? await verifyHostKey(facts) : true
    if (this.#ending.why) return
    this.#hostKey = facts
    if (decision === true) return void (this.#fallsToDefect() || verify(true))
    const farewell = decision === 'leave' ? LEAVES_WITH_KEY : KEY_REFUSED
    const refusal = { kind: 'host-key-refused', detail: facts.fingerprintSha256 } as const
    const why = decision === 'leave' ? 'has the host key' : 'refuses the host key'
    this.#refuse(refusal, farewell, `${why} ${facts.fingerprintSha256}`)
  }

  /** Where a client's own defect ends the key exchange: the reply is read, nothing is done with it yet. */
  #fallsToDefect(): boolean {
    const { defect } = this.#options
    if (!defect || !defectStrikes(defect, this.#handshake?.agreed('kex'))) return false
    const { at, says } = defect
    const code = disconnectCodes.keyExchangeFailed
    this.#refuse({ kind: defectRefusals[at], detail: says }, { code, text: says })
    return true
  }

  #refuse(refusal: SshRefusal, disconnect?: Disconnect, detail = refusal.detail): void {
    this.#refusal ??= refusal
    const reason = refusal.kind === 'timeout' ? 'limit' : 'error'
    this.#ending.end({ reason, detail }, disconnect)
  }

  #fail(error: Error & { level?: string; code?: number | string }): void {
    if (this.#ending.why) return
    const refusal = refusalOf(error)
    if (refusal.kind === 'closed-early') this.#refusal ??= refusal
    else this.#refuse(refusal)
  }

  /** The socket is closed; a session that is there already outlives this call to settle. */
  #over(): void {
    this.#handshake?.closed()
    const refusal = this.#refusal ?? this.#handshakeRefusal() ?? CLOSED_EARLY
    const explanation = this.#handshake?.explanation
    this.#settle({ ok: false, refusal: { ...refusal, ...(explanation && { explanation }) } })
  }

  #handshakeRefusal(): SshRefusal | undefined {
    const explanation = this.#handshake?.explanation
    const { detail = '', reason } = this.#ending.why ?? {}
    if (!explanation || reason !== 'error') return undefined
    return { kind: explanation.failedAt ? 'no-common-algorithm' : 'algorithm-unsupported', detail }
  }

  #session(): SshSession {
    return {
      serverIdent: this.#serverIdent,
      banner: this.#banner,
      hostKey: this.#hostKey!,
      explanation: this.#handshake!.explanation!,
      ...sessionWays(this.#client),
      close: () => {
        const disconnect = { code: disconnectCodes.byApplication, text: 'disconnected by user' }
        this.#ending.end({ reason: 'bye' }, disconnect)
      },
      closed: this.#closed,
    }
  }
}

/** What is said when the host key is not the right one. */
const KEY_REFUSED: Disconnect = {
  code: disconnectCodes.hostKeyNotVerifiable,
  text: 'Host key verification failed.',
}

/** What is said by a client that came for the host key alone. */
const LEAVES_WITH_KEY: Disconnect = {
  code: disconnectCodes.byApplication,
  text: 'disconnected by user',
}

const CLOSED_EARLY: SshRefusal = { kind: 'closed-early', detail: 'closed before login' }

/** Gives Diffie-Hellman exchanges key pairs that cost less than those ssh2 would make. */
function shareKeyPairs(exchange: Ssh2KeyExchange): void {
  const { groupName } = exchange
  if (groupName !== undefined) giveKeyPair(exchange, dhKeyPair(groupName))
  exchange.setDHParams = (prime, generator) =>
    giveKeyPair(exchange, dhKeyPairOver(prime, generator))
}
