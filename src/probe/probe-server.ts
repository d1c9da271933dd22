import type { Socket } from 'node:net'
import type { Clock } from '../clock/lab-clock.ts'
import type { SshClientSheet } from '../emulator/ssh-sheet.ts'
import {
  openSsh,
  type HandshakeExplanation,
  type HostKeyFacts,
  type SshRefusal,
  type SshSession,
} from '../ssh/index.ts'
import type { Change } from './advice.ts'
import { smallestCure } from './cure.ts'
import { cureForDefect } from './defect-cure.ts'
import { pinFinding, preferringPinned, probedPinning, type Pin, type ProbedPinning } from './pin.ts'
import { reach } from './reach.ts'
import { hostAndPort, type SshTarget } from './target.ts'
import { uploadOverScp, uploadOverSftp, type TestUpload } from './test-upload.ts'
import {
  fails,
  keyMismatch,
  keyUnchecked,
  verdictOn,
  verdictOnLogin,
  verdictOnUpload,
  works,
  type Parties,
  type Verdict,
} from './verdict.ts'

/** A client to take the place of, and the server that it is to meet. */
export interface ServerProbePlan {
  readonly clock: Clock
  /** As the verdict calls the appliance. */
  readonly appliance: string
  readonly client: SshClientSheet
  readonly target: SshTarget
  /** With a password and a user in the target, the probe logs in and, over SFTP and SCP, sends a file. */
  readonly password?: string
  /** The host key that the appliance is told to expect; for one that pins. */
  readonly pin?: Pin
  /** Real time to connect, milliseconds. */
  readonly connectWithinMs: number
  /** Time for handshake and login, and again for the upload, milliseconds. */
  readonly withinMs: number
}

/** What a server showed, and whether the appliance would get on with it. */
export interface ServerProbe {
  readonly verdict: Verdict
  /** The server's identification line. */
  readonly ident?: string
  readonly hostKey?: HostKeyFacts
  readonly explanation?: HandshakeExplanation
  /** What cures it on the server. */
  readonly cure: readonly Change[]
  /** What cures it on the appliance, where that is what has the defect; each is enough. */
  readonly applianceCures?: readonly string[]
  readonly upload?: TestUpload
  /** About an appliance that pins host keys, when one was shown. */
  readonly pinning?: ProbedPinning
}

/** For a server that is only asked what it negotiates. */
const NOBODY = 'fieldfault'

/** Dials a server as the client would, and says how that ends. Refusals are verdicts, never thrown. */
export async function probeServer(plan: ServerProbePlan): Promise<ServerProbe> {
  const { target, connectWithinMs } = plan
  const parties = { appliance: plan.appliance, peer: hostAndPort(target) }
  const reached = await reach(target, connectWithinMs)
  if (!reached.ok) return { verdict: fails('unreachable', parties, reached.reason), cure: [] }
  const seen: Seen = { ident: '', agreed: false, tried: [] }
  const probe = await meetAt(reached.socket, { ...plan, seen, parties })
  const pinning = probedPinning(plan, seen.hostKey)
  return { ...shown(seen), ...probe, ...(pinning && { pinning }) }
}

interface Encounter extends ServerProbePlan {
  readonly seen: Seen
  readonly parties: Parties
}

async function meetAt(socket: Socket, encounter: Encounter): Promise<ServerProbe> {
  const { pin, target, seen, parties } = encounter
  const password = target.user === undefined ? undefined : encounter.password
  const outcome = await openSsh(socket, {
    clock: encounter.clock,
    ...preferringPinned(encounter),
    user: target.user ?? NOBODY,
    ...(password !== undefined && { password }),
    readyWithinMs: encounter.withinMs,
    verifyHostKey(key) {
      seen.hostKey = key
      return pinFinding(encounter, key) !== 'differs'
    },
    observe(event) {
      if (event.type === 'ident.received') seen.ident = event.ident
      if (event.type === 'handshake.agreed') seen.agreed = true
      if (event.type === 'login.tried') seen.tried.push(event.method)
    },
  })
  const probe = outcome.ok
    ? await useSession(outcome.session, encounter)
    : afterRefusal(outcome.refusal, { ...encounter, triesLogin: password !== undefined })
  const isUnchecked = pinFinding(encounter, seen.hostKey) === 'other-host'
  if (!isUnchecked || probe.verdict.word !== 'works') return probe
  return { ...probe, verdict: keyUnchecked(parties, pin?.host ?? '') }
}

function afterRefusal(
  refusal: SshRefusal,
  { triesLogin, ...encounter }: Encounter & { readonly triesLogin: boolean },
): ServerProbe {
  const { pin, seen, parties } = encounter
  const explained = refusal.explanation && { explanation: refusal.explanation }
  const found = (verdict: Verdict, cure: readonly Change[] = []) => ({
    ...explained,
    verdict,
    cure,
  })
  if (pin && seen.hostKey && refusal.kind === 'host-key-refused')
    return found(keyMismatch(parties, pin, seen.hostKey))
  if (!seen.agreed)
    return {
      ...found(verdictOn(refusal, parties), cureOf(refusal, encounter, seen)),
      ...applianceCures(refusal, encounter),
    }
  if (triesLogin) return found(verdictOnLogin(refusal, parties, seen.tried))
  return found(works(parties, 'the handshake succeeds; no login was tried'))
}

/** What a connection has shown so far. */
interface Seen {
  ident: string
  hostKey?: HostKeyFacts
  /** Both sides have taken the new keys into use. */
  agreed: boolean
  /** Login methods, in order. */
  readonly tried: string[]
}

function shown({ ident, hostKey }: Seen): Pick<ServerProbe, 'ident' | 'hostKey'> {
  return { ...(ident !== '' && { ident }), ...(hostKey && { hostKey }) }
}

async function useSession(
  session: SshSession,
  { clock, client, target, withinMs, parties }: Encounter,
): Promise<ServerProbe> {
  const { explanation } = session
  const { protocol, path } = target
  if (protocol === 'ssh') {
    session.close()
    return { explanation, verdict: works(parties, 'handshake and login succeed'), cure: [] }
  }
  const limit = clock.setTimeout(session.close, withinMs)
  const upload = await (protocol === 'sftp'
    ? uploadOverSftp(session, path)
    : uploadOverScp(session, path, client))
  clock.clearTimeout(limit)
  session.close()
  return { explanation, verdict: verdictOnUpload(upload, parties), cure: [], upload }
}

function cureOf(
  { kind, explanation }: SshRefusal,
  { client }: ServerProbePlan,
  { ident }: Seen,
): readonly Change[] {
  if (!explanation) return []
  if (kind === 'no-common-algorithm') return smallestCure({ explanation, own: 'server', ident })
  return isDefect(kind) && client.defect ? cureForDefect(explanation, client.defect, ident) : []
}

function applianceCures(
  { kind }: SshRefusal,
  { client: { defectCures } }: ServerProbePlan,
): Pick<ServerProbe, 'applianceCures'> {
  return isDefect(kind) && defectCures ? { applianceCures: defectCures } : {}
}

function isDefect(kind: SshRefusal['kind']): boolean {
  return kind === 'key-exchange-failed' || kind === 'signature-bad'
}
