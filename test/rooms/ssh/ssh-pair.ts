import { createServer, connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { createActivity } from '../../../src/clock/activity.ts'
import { LabClock } from '../../../src/clock/lab-clock.ts'
import { entropyFrom } from '../../../src/entropy/entropy.ts'
import {
  hostKey,
  hostKeyTypeOf,
  openSsh,
  serveSsh,
  type HostKey,
  type SshClientOptions,
  type SshEvent,
  type SshOffer,
  type SshServerPolicy,
  type SshSocket,
  type SshVisit,
} from '../../../src/ssh/index.ts'

/** An offer both roles of the lab can run, quick to agree on. */
export const plainOffer: SshOffer = {
  kex: ['curve25519-sha256'],
  hostKey: ['ssh-ed25519'],
  cipher: ['aes128-ctr'],
  mac: ['hmac-sha2-256'],
  compression: ['none'],
}

const made = new Map<string, HostKey>()

/** A host key for an algorithm, made once for all tests of a file. */
export function testHostKey(algorithm: string): HostKey | undefined {
  const type = hostKeyTypeOf(algorithm)
  if (!type) return undefined
  const key = made.get(type) ?? hostKey(type, entropyFrom(`tests ${type}`), { bits: 1024 })
  made.set(type, key)
  return key
}

/** Two ends of a connection over 127.0.0.1. */
export async function connectedSockets(): Promise<{ near: Socket; far: Socket }> {
  const listener = createServer()
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address() as { port: number }
  const near = connect(address.port, '127.0.0.1')
  const [[far]] = (await Promise.all([once(listener, 'connection'), once(near, 'connect')])) as [
    [Socket],
    unknown,
  ]
  listener.close()
  return { near, far }
}

/** A virtual clock with its register of operations. */
export function testClock() {
  const activity = createActivity({ limitMs: 5_000 })
  return { activity, clock: new LabClock({ startMs: Date.UTC(2026, 0, 5), activity }) }
}

/** A server and clients in this process; every event of either role is kept in order. */
export function sshPair(policy: Partial<SshServerPolicy> = {}) {
  const { clock, activity } = testClock()
  const served: SshEvent[] = []
  const seen: SshEvent[] = []
  const visits: SshVisit[] = []

  function serve(socket: SshSocket): SshVisit {
    const visit = serveSsh(socket, {
      clock,
      ident: 'TestServer_1',
      offer: plainOffer,
      hostKey: testHostKey,
      auth: { methods: ['password'], password: (user, password) => password === `${user}-pw` },
      handlers: {},
      observe: (event) => served.push(event),
      ...policy,
    })
    visits.push(visit)
    return visit
  }

  /** Hands the far end of a new connection to the server and gives back the near end. */
  async function dial(): Promise<{ near: Socket; visit: SshVisit }> {
    const { near, far } = await connectedSockets()
    return { near, visit: serve(far) }
  }

  /** A client on a new connection, or on one that is served already. */
  async function open(options: Partial<SshClientOptions> = {}, socket?: SshSocket) {
    return openSsh(socket ?? (await dial()).near, {
      clock,
      ident: 'TestClient_1',
      offer: plainOffer,
      user: 'admin',
      password: 'admin-pw',
      readyWithinMs: 30_000,
      observe: (event) => seen.push(event),
      ...options,
    })
  }

  async function session(options: Partial<SshClientOptions> = {}, socket?: SshSocket) {
    const outcome = await open(options, socket)
    if (!outcome.ok) throw new TypeError(JSON.stringify(outcome.refusal))
    return outcome.session
  }

  /** Resolves when the server has seen the end of every connection. */
  const allClosed = () => Promise.all(visits.map(({ closed }) => closed))

  return { clock, activity, served, seen, serve, dial, open, session, allClosed }
}

/** The types of events, for a look at what happened in which order. */
export function typesOf(events: readonly SshEvent[]): string[] {
  return events.map(({ type }) => type)
}

/** The one event of a type. */
export function eventOf<Type extends SshEvent['type']>(events: readonly SshEvent[], type: Type) {
  const found = events.filter((event) => event.type === type)
  if (found.length !== 1) throw new TypeError(`${found.length} events ${type}`)
  return found[0] as Extract<SshEvent, { type: Type }>
}
