import type { Channel } from '../vocabulary.ts'
import type { TunnelLine } from './handshake-lines.ts'

const CHANNELS: Readonly<Record<Channel, string>> = {
  A: 'channelA / CONTROL',
  B: 'channelB / EVENT',
}

/** A peer is about to be connected for the first time since the process runs. */
export function firstConnectionLine(host: string): TunnelLine {
  return ['sf_peers', 'INFO', `Peer ${host} needs the first connection`]
}

/** A channel has come up (document 215540). */
export function channelLines(host: string, channel: Channel): TunnelLine[] {
  return [
    ['sf_peers', 'INFO', `Using a 20 entry queue for ${host} - 8104`],
    [
      'sf_channel',
      'INFO',
      `>> ChannelState do_dataio_for_heartbeat peer ${host} / ${CHANNELS[channel]} [ msgSock & ssl_context ] <<`,
    ],
    ['sf_channel', 'INFO', '>>>> initChannelHeartbeat <<<<<<'],
  ]
}

/** The control channel has told the peer what this end is. */
export function identitySentLines(host: string): TunnelLine[] {
  return [
    ['stream_file', 'INFO', `Stream CTX initialized for ${host}`],
    ['sf_connections', 'INFO', `Need to send SW version and Published Services to ${host}`],
    [
      'control_services',
      'INFO',
      `Successfully Send Interfaces info to peer ${host} over management0`,
    ],
  ]
}

/** The peer has said what it is. */
export function identityReceivedLine(host: string, version: string): TunnelLine {
  return ['sf_heartbeat', 'INFO', `Saved SW VERSION from peer ${host} (${version})`]
}

/** Both channels of a peer are up. */
export function establishedLine(host: string): TunnelLine {
  return ['sf_connections', 'INFO', `Established connection to sftunnel for peer ${host}`]
}

/** A channel was lost. */
export function channelLostLine(host: string, channel: Channel, reason: string): TunnelLine {
  return ['sf_channel', 'WARN', `Lost channel${channel} of peer ${host}: ${reason}`]
}

/** A peer has broken off after the handshake (log in a Cisco Community thread on an upgrade to 7.6.2). */
export function reconnectLine(host: string): TunnelLine {
  return ['sf_peers', 'WARN', `Peer ${host} needs re-connect`]
}

/**
 * A manager of 7.6 could not have a device show its certificate after the handshake (same thread, which leaves out what
 * stands before the texts).
 */
export function postHandshakeLines(host: string): TunnelLine[] {
  return [
    [
      'sf_ssl',
      'ERROR',
      'Unable to set Post Handshake Auth SSL context: SSL_verify_client_post_handshake:extension not received',
    ],
    ['sf_ssl', 'ERROR', 'Failed to reload credentials'],
    ['control_services', 'ERROR', 'Failed to add services'],
    reconnectLine(host),
  ]
}

/** The tunnel to a peer is gone. */
export function shutDownLine(host: string): TunnelLine {
  return ['sf_peers', 'WARN', `ShutDownPeer ${host}`]
}

/** Both ends were given different registration keys, or the wrong NAT id. */
export function notAuthenticatedLine(role: 'Accept' | 'Connect', host: string): TunnelLine {
  return ['ssl_mac', 'WARN', `${role}: Failed to authenticate peer '${host}'`]
}

/** The other end said nothing that could be checked. */
export function hmacTimeoutLine(host: string): TunnelLine {
  return ['ssl_mac', 'WARN', `HMAC verification reached timeout for peer '${host}'`]
}

/** A file is about to be sent to a peer (posts on dependencyhell.net show these lines). */
export function filePushLines(file: {
  readonly from: string
  readonly to: string
  readonly uuid: string
  readonly task: number
}): TunnelLine[] {
  const { from, to, uuid, task } = file
  return [
    ['stream_file', 'INFO', `stream_src=${from}`],
    ['stream_file', 'INFO', `stream_dest=${to}`],
    ['stream_file', 'INFO', `FILE ${from}`],
    ['stream_file', 'INFO', `Initiated fstream task pushing ${from} to ${uuid}, task_id ${task}`],
    ['stream_file', 'INFO', `Opened file '${from}'`],
  ]
}
