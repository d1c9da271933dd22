import { fromPromise, type Actor } from 'xstate'
import { startChart } from '../../../src/emulator/index.ts'
import type { Frame } from '../frames/frame.ts'
import type { FrameLink } from '../frames/frame-link.ts'
import { numberIn, textIn } from '../frames/message.ts'
import type { TunnelLine } from '../log/handshake-lines.ts'
import { identityReceivedLine } from '../log/tunnel-lines.ts'
import { peerMachine } from '../machines/peer-machine.ts'
import type { PeerEvent } from '../machines/peer-setup.ts'
import type { Channel, Message, PeerRecord, PeerStatus } from '../vocabulary.ts'
import { watchChannels, type ChannelLife, type Moments } from './channel-life.ts'
import { keepPeerFiles } from './peer-files.ts'
import { countServices, type ServiceCounts } from './service-counts.ts'
import { createStandingChannels, type StandingChannels } from './standing-channels.ts'
import { createTraffic, type Traffic } from './traffic.ts'
import { hostOf, type TunnelParts } from './tunnel-parts.ts'
import { writeForPeer } from './write-for-peer.ts'

/** What an appliance has with one peer: its chart, its channels and what passes over them. */
export interface Relation extends ChannelLife {
  readonly actor: Actor<typeof peerMachine>
  readonly record: () => PeerRecord
  readonly status: () => PeerStatus
  readonly channels: StandingChannels
  readonly traffic: Traffic
  readonly counts: ServiceCounts
  /** An attempt to reach the peer begins. */
  readonly attempted: () => void
  readonly receive: (channel: Channel, link: FrameLink, frame: Frame) => void
  /** Sends a heartbeat on every channel. */
  readonly beat: () => void
}

/** How a relation reaches its peer; the promises settle whatever comes of it. */
export interface RelationReach {
  readonly connect: (relation: Relation, signal: AbortSignal) => Promise<boolean>
  readonly register: (relation: Relation, signal: AbortSignal) => Promise<boolean>
}

/** Begins the relation to a peer; its chart waits for the process to start. */
export function createRelation(
  parts: TunnelParts,
  known: PeerRecord,
  reach: RelationReach,
): Relation {
  const { surroundings, plan } = parts
  const { clock } = surroundings
  const channels = createStandingChannels()
  const moments: Moments = {}
  const counts = countServices()
  const actor = startRelationChart(parts, known, {
    connect: (signal) => reach.connect(relation, signal),
    register: (signal) => reach.register(relation, signal),
  })
  const record = () => actor.getSnapshot().context.record
  const host = () => hostOf(record())
  const log = (...lines: readonly TunnelLine[]) => parts.process()?.log(record().uuid, ...lines)
  const files = keepPeerFiles(plan.tree, () => record().uuid)
  const status = () => statusOf(record(), channels, moments)
  const tell = (event: PeerEvent) => actor.send(event)

  function identified(identity: Message): void {
    const version = textIn(identity, 'version')
    const build = numberIn(identity, 'build')
    if (version === undefined || build === undefined) return
    Object.assign(moments, { version, build })
    files.noteVersion(version)
    log(identityReceivedLine(host(), version))
    parts.changed(status())
  }

  function receive(channel: Channel, link: FrameLink, frame: Frame): void {
    const standing = channels.get(channel)
    if (standing?.link !== link) return
    standing.heardMs = clock.now()
    counts.received(frame)
    if (frame.kind !== 'heartbeat') return relation.traffic.receive(link, frame)
    moments.heartbeatReceivedMs = clock.now()
    if (channel === 'A') files.noteHeartbeat(plan.now())
  }

  const relation: Relation = {
    actor,
    record,
    status,
    channels,
    counts,
    receive,
    attempted: () => void (moments.attemptedMs = clock.now()),
    beat() {
      if (channels.beat()) moments.heartbeatSentMs = clock.now()
    },
    ...watchChannels(parts, { channels, moments, counts, host, log, tell }),
    traffic: createTraffic({
      answererOf: parts.answererOf,
      peer: status,
      write: (path, bytes) => writeForPeer(parts, record(), { path, bytes }),
      identified,
      crashed: surroundings.crashed,
    }),
  }
  return relation
}

type Attempt = (signal: AbortSignal) => Promise<boolean>

function startRelationChart(
  { surroundings, plan }: TunnelParts,
  record: PeerRecord,
  { connect, register }: { readonly connect: Attempt; readonly register: Attempt },
): Actor<typeof peerMachine> {
  const { side, uuid } = plan.self()
  // The device end dials at once; of two managers the one with the lower UUID.
  const dialsFirst = record.role === 'ha-peer' ? uuid < record.uuid : side === 'ftd'
  const machine = peerMachine.provide({
    actors: {
      connect: fromPromise(({ signal }) => connect(signal)),
      register: fromPromise(({ signal }) => register(signal)),
    },
  })
  const input = { record, dialsFirst, backOffMs: plan.profile().backOffMs }
  return startChart(surroundings, machine, { stream: `peer-${record.name}`, input })
}

function statusOf(record: PeerRecord, channels: StandingChannels, moments: Moments): PeerStatus {
  const { claim: _claim, ...known } = record
  const standing = channels
    .all()
    .map(({ channel, cipher, isDialler, callerPort }) => ({
      channel,
      cipher,
      isDialler,
      callerPort,
    }))
    .toSorted((one, other) => (one.channel < other.channel ? -1 : 1))
  return { ...known, ...moments, channels: standing }
}
