import type { CredentialFiles, Surroundings } from '../../../src/emulator/index.ts'
import type { Frame } from '../frames/frame.ts'
import type { FrameLink } from '../frames/frame-link.ts'
import { openInbox, type Inbox } from '../frames/inbox.ts'
import { messageIn, textIn } from '../frames/message.ts'
import type { Message, PeerRecord, Self } from '../vocabulary.ts'
import { isProven, registrationProof, type Meeting } from './proof.ts'

/** Who registers, and with what. */
export interface RegistrationPlan {
  readonly link: FrameLink
  readonly clock: Surroundings['clock']
  readonly self: Self
  /** Drawn anew for each registration. */
  readonly nonce: string
  /** Lab time for each answer of the other end. */
  readonly withinMs: number
  /** Makes key and certificate of a device; absent on a device. */
  readonly issue?: ((device: Stranger) => CredentialFiles) | undefined
}

/** The other end, before it is known. */
export interface Stranger {
  readonly uuid: string
  readonly name: string
}

/** How a registration ended. */
export type RegistrationOutcome =
  | {
      readonly ok: true
      readonly claimed: PeerRecord
      readonly peer: Stranger
      /** What the manager has issued; on the device only. */
      readonly files?: CredentialFiles
    }
  | { readonly ok: false; readonly reason: RegistrationFailure; readonly claimed?: PeerRecord }

/** Why a registration came to nothing. */
export type RegistrationFailure = 'unreachable' | 'unknown' | 'wrong key' | 'timeout'

/** Registers with a peer that was dialled, under the claim of its record. */
export async function registerAsDialler(
  plan: RegistrationPlan,
  claimed: PeerRecord,
): Promise<RegistrationOutcome> {
  const { link, self, nonce } = plan
  const { key, natId } = claimed.claim ?? { key: '' }
  const inbox = openInbox(link, plan.clock)
  const { uuid, name } = self
  link.say('register', { uuid, name, nonce, ...(natId !== undefined && { natId }) })
  const challenge = await answer(inbox, 'challenge', plan.withinMs)
  if (typeof challenge === 'string') return { ok: false, reason: challenge, claimed }
  const peer = strangerIn(challenge)
  const meeting: Meeting = {
    diallerUuid: uuid,
    acceptorUuid: peer.uuid,
    diallerNonce: nonce,
    acceptorNonce: textIn(challenge, 'nonce') ?? '',
  }
  if (!isProven(textIn(challenge, 'proof'), { key, role: 'acceptor', meeting })) {
    link.say('refusal', { reason: 'wrong key' })
    return { ok: false, reason: 'wrong key', claimed }
  }
  link.say('proof', { proof: registrationProof(key, 'dialler', meeting) })
  return exchangeFiles(plan, inbox, { claimed, peer })
}

/** Registers with a peer that has dialled; `claimFor` finds the record that it is expected under. */
export async function registerAsAcceptor(
  plan: RegistrationPlan,
  first: Frame,
  claimFor: (natId: string | undefined) => PeerRecord | undefined,
): Promise<RegistrationOutcome> {
  const { link, self, nonce } = plan
  const inbox = openInbox(link, plan.clock)
  const asked = messageIn(first) ?? {}
  const claimed = claimFor(textIn(asked, 'natId'))
  const key = claimed?.claim?.key
  if (!claimed || key === undefined) {
    link.say('refusal', { reason: 'unknown' })
    return { ok: false, reason: 'unknown' }
  }
  const peer = strangerIn(asked)
  const meeting: Meeting = {
    diallerUuid: peer.uuid,
    acceptorUuid: self.uuid,
    diallerNonce: textIn(asked, 'nonce') ?? '',
    acceptorNonce: nonce,
  }
  const { uuid, name } = self
  const proof = registrationProof(key, 'acceptor', meeting)
  link.say('challenge', { uuid, name, nonce, proof })
  const proven = await answer(inbox, 'proof', plan.withinMs)
  if (typeof proven === 'string') return { ok: false, reason: proven, claimed }
  if (!isProven(textIn(proven, 'proof'), { key, role: 'dialler', meeting })) {
    link.say('refusal', { reason: 'wrong key' })
    return { ok: false, reason: 'wrong key', claimed }
  }
  return exchangeFiles(plan, inbox, { claimed, peer })
}

/** The manager gives the device its key, its certificate and the authority; the device confirms. */
async function exchangeFiles(
  { link, issue, withinMs }: RegistrationPlan,
  inbox: Inbox,
  found: { readonly claimed: PeerRecord; readonly peer: Stranger },
): Promise<RegistrationOutcome> {
  const { claimed, peer } = found
  if (issue && claimed.role === 'device') {
    link.say('credentials', { ...issue(peer) })
    const installed = await answer(inbox, 'installed', withinMs)
    if (typeof installed === 'string') return { ok: false, reason: installed, claimed }
    return { ok: true, ...found }
  }
  const credentials = await answer(inbox, 'credentials', withinMs)
  if (typeof credentials === 'string') return { ok: false, reason: credentials, claimed }
  link.say('installed', {})
  return { ok: true, ...found, files: filesIn(credentials) }
}

/** The message of the frame that is due next, or why there is none. */
async function answer(
  inbox: Inbox,
  kind: Frame['kind'],
  withinMs: number,
): Promise<Message | RegistrationFailure> {
  const frame = await inbox.next(withinMs)
  const message = frame && messageIn(frame)
  if (!frame || !message) return 'timeout'
  if (frame.kind === 'refusal')
    return textIn(message, 'reason') === 'wrong key' ? 'wrong key' : 'unknown'
  return frame.kind === kind ? message : 'unknown'
}

function strangerIn(message: Message): Stranger {
  return { uuid: textIn(message, 'uuid') ?? '', name: textIn(message, 'name') ?? '' }
}

function filesIn(message: Message): CredentialFiles {
  const file = (name: string) => textIn(message, name) ?? ''
  return {
    authorityPem: file('authorityPem'),
    certificatePem: file('certificatePem'),
    keyPem: file('keyPem'),
  }
}
