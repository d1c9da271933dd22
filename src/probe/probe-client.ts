import type { Socket } from 'node:net'
import type { Clock } from '../clock/lab-clock.ts'
import type { SshServerSheet } from '../emulator/ssh-sheet.ts'
import {
  hostKeyTypeOf,
  serveSsh,
  type HandshakeExplanation,
  type HostKey,
  type HostKeyType,
  type SshChannel,
  type SshEvent,
} from '../ssh/index.ts'
import type { Change } from './advice.ts'
import { smallestCure } from './cure.ts'
import { cannotTell, fails, nothingInCommon, works, type Parties, type Verdict } from './verdict.ts'

/** A server to take the place of. */
export interface ClientProbePlan {
  readonly clock: Clock
  /** As the verdict calls the appliance. */
  readonly appliance: string
  readonly server: SshServerSheet
  readonly hostKey: (type: HostKeyType, size: { bits?: number }) => HostKey
  /** Lets every login in; refuses every one when false. */
  readonly acceptsLogins: boolean
  /** Time that a client has to log in, milliseconds. */
  readonly withinMs: number
}

/** A login that a client tried. */
export interface TriedLogin {
  readonly user: string
  readonly method: string
  readonly accepted: boolean
}

/** What a client showed, and whether the appliance would get on with it. */
export interface ClientProbe {
  /** The address that it came from. */
  readonly from: string
  readonly verdict: Verdict
  /** The client's identification line. */
  readonly ident?: string
  readonly explanation?: HandshakeExplanation
  readonly logins: readonly TriedLogin[]
  readonly cure: readonly Change[]
}

const GREETING = 'This is fieldfault probe: the login works, and there is nothing to do here.\r\n'

/** Answers one client as the server would, until the connection is over. Throws what the lab failed with. */
export async function probeClient(socket: Socket, plan: ClientProbePlan): Promise<ClientProbe> {
  const { clock, server, acceptsLogins, withinMs } = plan
  const { hostKeyTypes, authMethods, ident, offer, banner, gexMinBits } = server
  const from = socket.remoteAddress ?? ''
  const events: SshEvent[] = []
  const mayEnter = () => acceptsLogins
  const greet = (channel: SshChannel) => {
    channel.write(GREETING)
    channel.exit(0)
  }
  const visit = serveSsh(socket, {
    clock,
    ident,
    offer,
    ...(banner !== undefined && { banner }),
    ...(gexMinBits !== undefined && { gexMinBits }),
    hostKey(algorithm) {
      const wanted = hostKeyTypes.find(({ type }) => type === hostKeyTypeOf(algorithm))
      return wanted && plan.hostKey(wanted.type, wanted)
    },
    auth: {
      methods: authMethods,
      password: mayEnter,
      publicKey: mayEnter,
      keyboardInteractive: { check: mayEnter },
    },
    handlers: { shell: greet, exec: greet },
    limits: { loginGraceMs: withinMs },
    observe: (event) => events.push(event),
  })
  await visit.closed
  const crash = eventOf(events, 'visit.crashed')
  if (crash) throw crash.error
  return conclude(events, { appliance: plan.appliance, peer: `the client from ${from}` }, from)
}

function conclude(events: readonly SshEvent[], parties: Parties, from: string): ClientProbe {
  const ident = eventOf(events, 'ident.received')?.ident
  const told =
    eventOf(events, 'handshake.agreed') ??
    eventOf(events, 'handshake.unsupported') ??
    eventOf(events, 'handshake.refused')
  const explanation = told?.explanation
  const isRefused = told?.type === 'handshake.refused' && told.explanation.failedAt !== undefined
  return {
    from,
    verdict: judge(events, parties, told),
    ...(ident !== undefined && { ident }),
    ...(explanation && { explanation }),
    logins: loginsIn(events),
    cure:
      isRefused && explanation
        ? smallestCure({ explanation, own: 'client', ident: ident ?? '' })
        : [],
  }
}

type Told = Extract<
  SshEvent,
  { type: 'handshake.agreed' | 'handshake.unsupported' | 'handshake.refused' }
>

function judge(events: readonly SshEvent[], parties: Parties, told: Told | undefined): Verdict {
  if (!told) {
    const detail = eventOf(events, 'connection.closed')?.detail ?? 'it closed the connection'
    return fails('no-answer', parties, `it did not get as far as a negotiation (${detail})`)
  }
  if (told.type === 'handshake.unsupported')
    return cannotTell(parties, `${told.name} is not among what it can run`)
  if (told.type === 'handshake.agreed') {
    const accepted = loginsIn(events).some((login) => login.accepted)
    return works(parties, accepted ? 'handshake and login succeed' : 'the handshake succeeds')
  }
  if (told.explanation.failedAt) return nothingInCommon(parties, told.explanation)
  const detail = told.detail ?? 'no reason was given'
  return fails('handshake-failed', parties, `the ${told.by} broke off: ${detail}`)
}

function loginsIn(events: readonly SshEvent[]): TriedLogin[] {
  return events.flatMap((event) =>
    event.type === 'login.accepted' || event.type === 'login.refused'
      ? [{ user: event.user, method: event.method, accepted: event.type === 'login.accepted' }]
      : [],
  )
}

function eventOf<Type extends SshEvent['type']>(events: readonly SshEvent[], type: Type) {
  return events.find((event): event is Extract<SshEvent, { type: Type }> => event.type === type)
}
