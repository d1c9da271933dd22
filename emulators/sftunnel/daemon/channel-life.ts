import type { FrameLink } from '../frames/frame-link.ts'
import type { TunnelLine } from '../log/handshake-lines.ts'
import {
  channelLines,
  channelLostLine,
  establishedLine,
  identitySentLines,
  shutDownLine,
} from '../log/tunnel-lines.ts'
import type { PeerEvent } from '../machines/peer-setup.ts'
import type { Channel, ChannelStatus, PeerStatus } from '../vocabulary.ts'
import type { ServiceCounts } from './service-counts.ts'
import type { StandingChannels } from './standing-channels.ts'
import type { TunnelParts } from './tunnel-parts.ts'

/** What a status shows beside its record and its channels. */
export type Moments = { -readonly [Name in keyof PeerStatus]?: PeerStatus[Name] }

/** How the channels to one peer come and go. */
export interface ChannelLife {
  /** A connection has become a channel; one that stood in its place is ended. */
  readonly adopt: (channel: ChannelStatus, link: FrameLink) => void
  /** Ends a channel of this end's own accord. */
  readonly drop: (channel: Channel, reason: string) => void
}

/** What the life of channels is written down with. */
export interface ChannelLifePlan {
  readonly channels: StandingChannels
  readonly moments: Moments
  readonly counts: ServiceCounts
  readonly host: () => string
  readonly log: (...lines: readonly TunnelLine[]) => void
  readonly tell: (event: PeerEvent) => void
}

const BOTH_WENT_DOWN = 'Both control and event channel connections with peer went down'

/** Begins to watch over the channels to one peer. */
export function watchChannels(
  { surroundings: { clock }, plan }: TunnelParts,
  { channels, moments, counts, host, log, tell }: ChannelLifePlan,
): ChannelLife {
  function adopt(opened: ChannelStatus, link: FrameLink): void {
    const { channel, isDialler } = opened
    drop(channel, 'replaced by a new connection')
    channels.add({ ...opened, link, heardMs: clock.now() })
    link.watchSent(counts.sent)
    moments.sinceMs ??= clock.now()
    log(...channelLines(host(), channel))
    void link.over.then(() => lost(channel, link, 'connection closed'))
    tell({ type: 'channel.opened', channel, isDialler })
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
    tell({ type: 'channel.closed', channel, reason })
  }

  function drop(channel: Channel, reason: string): void {
    const link = channels.get(channel)?.link
    if (!link) return
    lost(channel, link, reason)
    link.end()
  }

  return { adopt, drop }
}
