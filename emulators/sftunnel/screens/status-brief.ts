import { assumed, captured } from '../../../src/emulator/index.ts'
import type { Channel, PeerStatus } from '../vocabulary.ts'
import { ctime } from './ctime.ts'
import { peerHost, type TunnelEnd } from './tunnel-end.ts'

export const evidence = captured(
  'Cisco Defense Orchestrator, Troubleshoot Management Connectivity: sftunnel-status-brief, up and down.',
)
export const otherStatesEvidence = assumed(
  'With one channel, and before a registration is completed, the lines are those of the known states as far as they apply.',
)

const CHANNEL_TYPES: Readonly<Record<Channel, string>> = { A: 'CONTROL', B: 'EVENT' }

/** The short status of every tunnel, a block each. */
export function statusBrief(end: TunnelEnd): string {
  return end.tunnel
    .peers()
    .map((peer) => briefOf(end, peer))
    .join('\n')
}

function briefOf(end: TunnelEnd, peer: PeerStatus): string {
  const host = peerHost(peer)
  return [
    `PEER:${host}`,
    ...channelLines(end, peer),
    registrationLine(peer),
    ...(peer.channels.length > 0 ? standing(end, peer) : fallen(end, peer)),
    '',
  ].join('\n')
}

/** A line for each channel that stands. */
export function channelLines({ self, interfaceName }: TunnelEnd, peer: PeerStatus): string[] {
  const host = peerHost(peer)
  const { address } = self()
  return peer.channels.map(
    ({ channel }) =>
      `Peer channel Channel-${channel} is valid type (${CHANNEL_TYPES[channel]}), using '${interfaceName()}', connected to '${host}' via '${address}'`,
  )
}

/** How far the registration with a peer has come. */
export function registrationLine({ registration }: PeerStatus): string {
  return `Registration: ${registration === 'completed' ? 'Completed' : 'Pending'}.`
}

function standing({ ownTime }: TunnelEnd, peer: PeerStatus): string[] {
  const { sinceMs, heartbeatSentMs, heartbeatReceivedMs } = peer
  const at = (ms: number) => `${ctime(ownTime(ms))} UTC`
  return [
    ...timed(sinceMs, (ms) => `IPv4 Connection to peer '${peerHost(peer)}' Start Time: ${at(ms)}`),
    ...timed(heartbeatSentMs, (ms) => `Heartbeat Send Time: ${at(ms)}`),
    ...timed(heartbeatReceivedMs, (ms) => `Heartbeat Received Time: ${at(ms)}`),
  ]
}

function fallen(end: TunnelEnd, peer: PeerStatus): string[] {
  return disconnectLines(peer).map(({ text, ms }) =>
    ms === undefined ? text : `${text} ${ctime(end.ownTime(ms))} UTC`,
  )
}

/** What is known of a tunnel that is down: the last attempt, and how it went down. */
export function disconnectLines(
  peer: PeerStatus,
): { readonly text: string; readonly ms?: number }[] {
  const { attemptedMs, disconnectedMs, disconnectReason } = peer
  const host = peerHost(peer)
  return [
    ...timed(attemptedMs, (ms) => ({ text: `Connection to peer '${host}' Attempted at`, ms })),
    ...timed(disconnectedMs, (ms) => ({ text: 'Last disconnect time :', ms })),
    ...(disconnectReason === undefined
      ? []
      : [{ text: `Last disconnect reason : ${disconnectReason}` }]),
  ]
}

function timed<Line>(ms: number | undefined, line: (ms: number) => Line): Line[] {
  return ms === undefined ? [] : [line(ms)]
}
