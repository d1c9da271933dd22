import { fromPromise, type Actor } from 'xstate'
import { startChart } from '../../../src/emulator/index.ts'
import type { Frame } from '../frames/frame.ts'
import type { FrameLink } from '../frames/frame-link.ts'
import { numberIn, textIn } from '../frames/message.ts'
import type { TunnelLine } from '../log/handshake-lines.ts'
import {
  channelLines,
  channelLostLine,
  establishedLine,
  identityReceivedLine,
  identitySentLines,
  shutDownLine,
} from '../log/tunnel-lines.ts'
import { peerMachine } from '../machines/peer-machine.ts'
import type { Channel, ChannelStatus, Message, PeerRecord, PeerStatus } from '../vocabulary.ts'
import { keepPeerFiles } from './peer-files.ts'
import { createStandingChannels, type StandingChannels } from './standing-channels.ts'
import { createTraffic, type Traffic } from './traffic.ts'
import { hostOf, type TunnelParts } from './tunnel-parts.ts'
import { writeForPeer } from './write-for-peer.ts'

/** What an appliance has with one peer: its chart, its channels and what passes over them. */
export interface Relation {
  readonly actor: Actor<typeof peerMachine>
  readonly record: () => PeerRecord
  readonly status: () => PeerStatus
  readonly channels: StandingChannels
  readonly traffic: Traffic
  /** An attempt to reach the peer begins. */
  readonly attempted: () => void
  /** A connection has become a channel; one that stood in its place is ended. */
  readonly adopt: (channel: ChannelStatus, link: FrameLink) => void
  readonly receive: (channel: Channel, link: FrameLink, frame: Frame) => void
  /** Ends a channel of this end's own accord. */
  readonly drop: (channel: Channel, reason: string) => void
  /** Sends a heartbeat on every channel. */
  readonly beat: () => void
}

/** How a relation reaches its peer; the promises settle whatever comes of it. */
export interface RelationReach {
  readonly connect: (relation: Relation, signal: AbortSignal) => Promise<boolean>
  readonly register: (relation: Relation, signal: AbortSignal) => Promise<boolean>
}

const BOTH_WENT_DOWN = 'Both control and event channel connections with peer went down'

/** What a status shows beside its record and its channels. */
type Moments = { -readonly [Name in keyof PeerStatus]?: PeerStatus[Name] }

/** Begins the relation to a peer; its chart waits for the process to start. */
export function createRelation(
  parts: TunnelParts,
  record: PeerRecord,
  reach: RelationReach,
): Relation {
  const { surroundings, plan } = parts
  const { clock } = surroundings
  const channels = createStandingChannels()
  const moments: Moments = {}
  const actor = startChart(
    surroundings,
    peerMachine.provide({
      actors: {
        connect: fromPromise(({ signal }) => reach.connect(relation, signal)),
        register: fromPromise(({ signal }) => reach.register(relation, signal)),
      },
    }),
    { stream: `peer-${record.name}`, input: { record, ...conductOf(parts, record) } },
  )
  const current = () => actor.getSnapshot().context.record
  const host = () => hostOf(current())
  const log = (...lines: readonly TunnelLine[]) => parts.process()?.log(current().uuid, ...lines)
  const files = keepPeerFiles(plan.tree, () => current().uuid)

  function status(): PeerStatus {
    const { claim: _, ...known } = current()
    const standing = channels.all().map(({ channel, cipher, isDialler }) => ({
      channel,
      cipher,
      isDialler,
    }))
    const sorted = standing.toSorted((one, other) => (one.channel < other.channel ? -1 : 1))
    return { ...known, ...moments, channels: sorted }
  }

  function identified(identity: Message): void {
    const version = textIn(identity, 'version')
    const build = numberIn(identity, 'build')
    if (version === undefined || build === undefined) return
    Object.assign(moments, { version, build })
    files.noteVersion(version)
    log(identityReceivedLine(host(), version))
    parts.changed(status())
  }

  function adopt(opened: ChannelStatus, link: FrameLink): void {
    const { channel, isDialler } = opened
    if (channels.get(channel)) drop(channel, 'replaced by a new connection')
    channels.add({ ...opened, link, heardMs: clock.now() })
    log(...channelLines(host(), channel))
    if (channels.all().length === 1 || moments.sinceMs === undefined) moments.sinceMs = clock.now()
    void link.over.then(() => lost(channel, link, 'connection closed'))
    actor.send({ type: 'channel.opened', channel, isDialler })
    if (channel === 'A') introduce(link)
    if (channels.all().length === 2) log(establishedLine(host()))
  }

  function introduce(link: FrameLink): void {
    const { version, build } = plan.self()
    link.say('identity', { version, build }, { service: 'Identity service' })
    log(...identitySentLines(host()))
  }

  function lost(channel: Channel, link: FrameLink, reason: string): void {
    if (!channels.remove(channel, link)) return
    log(channelLostLine(host(), channel, reason))
    if (channels.all().length === 0) {
      delete moments.sinceMs
      Object.assign(moments, { disconnectedMs: clock.now(), disconnectReason: BOTH_WENT_DOWN })
      log(shutDownLine(host()))
    }
    actor.send({ type: 'channel.closed', channel, reason })
  }

  function drop(channel: Channel, reason: string): void {
    const link = channels.get(channel)?.link
    if (!link) return
    lost(channel, link, reason)
    link.end()
  }

  function receive(channel: Channel, link: FrameLink, frame: Frame): void {
    const standing = channels.get(channel)
    if (standing?.link !== link) return
    standing.heardMs = clock.now()
    if (frame.kind !== 'heartbeat') return relation.traffic.receive(link, frame)
    moments.heartbeatReceivedMs = clock.now()
    if (channel === 'A') files.noteHeartbeat(plan.now())
  }

  const relation: Relation = {
    actor,
    record: current,
    status,
    channels,
    adopt,
    receive,
    drop,
    attempted: () => void (moments.attemptedMs = clock.now()),
    beat() {
      if (channels.beat()) moments.heartbeatSentMs = clock.now()
    },
    traffic: createTraffic({
      answererOf: parts.answererOf,
      peer: status,
      write: (path, bytes) => writeForPeer(parts, current(), { path, bytes }),
      identified,
      crashed: surroundings.crashed,
    }),
  }
  return relation
}

/** The device end dials at once; of two managers the one with the lower UUID. */
function conductOf({ plan }: TunnelParts, { role, uuid }: PeerRecord) {
  const { side, uuid: own } = plan.self()
  const dialsFirst = role === 'ha-peer' ? own < uuid : side === 'ftd'
  return { dialsFirst, backOffMs: plan.profile().backOffMs }
}
