import type { FrameLink } from '../frames/frame-link.ts'
import { emptyFrame } from '../frames/message.ts'
import type { Channel, ChannelStatus } from '../vocabulary.ts'

/** A channel that stands. */
export interface StandingChannel extends ChannelStatus {
  readonly link: FrameLink
  /** When anything of the peer was last heard on it, in lab time. */
  heardMs: number
}

/** The channels to one peer, and the heartbeats on them. */
export interface StandingChannels {
  readonly get: (channel: Channel) => StandingChannel | undefined
  readonly all: () => readonly StandingChannel[]
  readonly add: (standing: StandingChannel) => void
  /** False when another connection has taken its place. */
  readonly remove: (channel: Channel, link: FrameLink) => boolean
  /** Sends a heartbeat on each; true when one went out. */
  readonly beat: () => boolean
  /** Those of which nothing was heard since an instant. */
  readonly silentSince: (instantMs: number) => readonly StandingChannel[]
}

/** Makes the channels to one peer; none stands. */
export function createStandingChannels(): StandingChannels {
  const standing = new Map<Channel, StandingChannel>()
  const all = () => [...standing.values()]
  return {
    all,
    get: (channel) => standing.get(channel),
    add: (one) => void standing.set(one.channel, one),
    remove: (channel, link) => standing.get(channel)?.link === link && standing.delete(channel),
    beat: () => all().filter(({ link }) => link.send(emptyFrame('heartbeat'))).length > 0,
    silentSince: (instantMs) => all().filter(({ heardMs }) => heardMs <= instantMs),
  }
}
