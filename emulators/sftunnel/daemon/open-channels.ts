import { openFrameLink } from '../frames/frame-link.ts'
import { openInbox } from '../frames/inbox.ts'
import { messageIn, textIn } from '../frames/message.ts'
import { filesUnfitLines } from '../log/handshake-lines.ts'
import { reconnectLine } from '../log/tunnel-lines.ts'
import type { Channel } from '../vocabulary.ts'
import { applianceTime } from './appliance-time.ts'
import { ephemeralPort } from './caller-port.ts'
import { dialPeer, shownUuid } from './dial-peer.ts'
import type { Relation } from './relation.ts'
import { hostOf, type TunnelParts } from './tunnel-parts.ts'

/** Dials the channels to a peer that are missing, the control channel first; true when both stand afterwards. */
export async function openChannels(
  parts: TunnelParts,
  relation: Relation,
  signal: AbortSignal,
): Promise<boolean> {
  for (const channel of ['A', 'B'] as const) {
    if (relation.channels.get(channel)) continue
    if (!(await openChannel(parts, relation, { channel, signal }))) return false
  }
  return true
}

async function openChannel(
  parts: TunnelParts,
  relation: Relation,
  { channel, signal }: { readonly channel: Channel; readonly signal: AbortSignal },
): Promise<boolean> {
  const { surroundings, plan, process } = parts
  const files = process()?.filesFor(relation.record())
  if (!files?.ok) {
    // Files that came over the tunnel while it stood are looked at here for the first time.
    if (files) {
      const { uuid: peer } = relation.record()
      process()?.log(peer, ...filesUnfitLines(hostOf(relation.record()), files.error))
    }
    return false
  }
  const verify = applianceTime(parts, files.verifierFor('server'))
  const sheet = { credentials: files.credentials, verify }
  const session = await dialPeer(parts, relation, { sheet, signal })
  const running = process()
  if (!session || !running) return false
  const link = openFrameLink(session, () => {})
  const inbox = openInbox(link, surroundings.clock)
  const { uuid, name } = plan.self()
  const callerPort = ephemeralPort(`${uuid} ${channel} ${surroundings.clock.now()}`)
  link.say('hello', { uuid, name, channel, port: callerPort })
  const frame = await inbox.next(running.profile.handshakeLimitMs)
  const answer = frame?.kind === 'hello' ? messageIn(frame) : undefined
  const isPeer = shownUuid(session) === relation.record().uuid
  if (!isPeer || !answer || textIn(answer, 'channel') !== channel || process() !== running) {
    // In TLS 1.3 a peer judges this end's chain only after this end's handshake is over.
    if (link.isOver())
      process()?.log(relation.record().uuid, reconnectLine(hostOf(relation.record())))
    link.end()
    return false
  }
  const cipher = session.report.suites.agreed ?? ''
  relation.adopt({ channel, cipher, isDialler: true, callerPort }, link)
  inbox.handOver((next) => relation.receive(channel, link, next))
  return !link.isOver()
}
