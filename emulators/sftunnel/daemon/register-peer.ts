import type { Frame } from '../frames/frame.ts'
import { openFrameLink, type FrameLink } from '../frames/frame-link.ts'
import { notAuthenticatedLine } from '../log/tunnel-lines.ts'
import {
  registerAsAcceptor,
  registerAsDialler,
  type RegistrationOutcome,
} from '../registration/conversation.ts'
import { completeRegistration } from './complete-registration.ts'
import { dialPeer } from './dial-peer.ts'
import type { Relation } from './relation.ts'
import type { Relations } from './relations.ts'
import { hostOf, type TunnelParts } from './tunnel-parts.ts'
import { temporaryCredentials } from './welcome.ts'

/** Registrations of an appliance, in both roles. */
export interface Registrations {
  /** Calls the peer of a pending relation; true when it is registered afterwards. */
  readonly call: (relation: Relation, signal: AbortSignal) => Promise<boolean>
  /** Answers a caller that wants to register. */
  readonly answer: (link: FrameLink, first: Frame, from: string) => Promise<void>
}

const NONCE_BYTES = 16

/** Makes the registrations of an appliance. */
export function createRegistrations(parts: TunnelParts, relations: Relations): Registrations {
  const { surroundings, plan, process } = parts
  const nonces = surroundings.entropy.fork('registration nonces')
  const planFor = (link: FrameLink) => ({
    link,
    clock: surroundings.clock,
    self: plan.self(),
    nonce: Buffer.from(nonces.bytes(NONCE_BYTES)).toString('hex'),
    withinMs: process()?.profile.handshakeLimitMs ?? 0,
    issue: plan.issue,
  })

  async function call(relation: Relation, signal: AbortSignal): Promise<boolean> {
    const own = process()?.ownFiles()
    const credentials = own?.ok ? own.credentials : temporaryCredentials(parts)
    const sheet = { credentials, verify: () => ({ ok: true }) as const }
    const session = await dialPeer(parts, relation, { sheet, signal })
    if (!session) return false
    const link = openFrameLink(session, () => {})
    const outcome = await registerAsDialler(planFor(link), relation.record())
    settle(outcome, { role: 'Connect', from: hostOf(relation.record()) })
    link.end()
    return outcome.ok
  }

  async function answer(link: FrameLink, first: Frame, from: string): Promise<void> {
    const claimFor = (natId: string | undefined) =>
      relations
        .expectedFrom(from)
        .filter((one) => !hasPrecedence(one))
        .map((one) => one.record())
        .find(({ claim }) => claim?.natId === natId)
    const outcome = await registerAsAcceptor(planFor(link), first, claimFor)
    settle(outcome, { role: 'Accept', from })
    link.end()
  }

  function settle(
    outcome: RegistrationOutcome,
    met: { readonly role: 'Accept' | 'Connect'; readonly from: string },
  ): void {
    if (outcome.ok) return completeRegistration(parts, relations, outcome)
    const { claimed, reason } = outcome
    process()?.log(claimed?.uuid ?? met.from, notAuthenticatedLine(met.role, met.from))
    if (claimed) relations.get(claimed.uuid)?.actor.send({ type: 'registration.refused', reason })
  }

  return { call, answer }
}

/** When both ends call at the same time, the call of the device counts. */
function hasPrecedence({ actor }: Relation): boolean {
  const snapshot = actor.getSnapshot()
  return snapshot.matches('registering') && snapshot.context.dialsFirst
}
