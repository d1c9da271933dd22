import { assumed, captured, recalled } from '../../../src/emulator/index.ts'
import type { Channel, PeerStatus } from '../vocabulary.ts'
import { ctime } from './ctime.ts'
import { serviceStatistics } from './service-statistics.ts'
import { channelLines, disconnectLines, registrationLine } from './status-brief.ts'
import { peerHost, shownName, type TunnelEnd } from './tunnel-end.ts'

export const evidence = captured(
  'FTD Command Reference, sftunnel-status: start time, run status and peer information.',
)
export const downEvidence = recalled('Outputs of sftunnel_status.pl with a tunnel down.')
export const rpcEvidence = recalled(
  'The end of the FTD Command Reference sample, cut there; the text of a failed poll is captured in Cisco document 225502.',
)
export const broadcastEvidence = assumed('The broadcast count is that of the sample.')

const STARS = '*'.repeat(23)

/** The full status of the tunnels to some peers; `unanswered` are the lines for one whose RPC is silent. */
export function tunnelStatus(
  end: TunnelEnd,
  peers: readonly PeerStatus[],
  unanswered: (peer: PeerStatus) => readonly string[] = (peer) => [STARS, ...rpcFailure(peer)],
): string {
  const blocks = peers.flatMap((peer) => [
    ...peerLines(end, peer),
    ...(answersRpc(peer) ? rpcLines(end, peer) : unanswered(peer)),
  ])
  return [...processLines(end), ...blocks, ''].join('\n')
}

/** A poll of RPC to which a peer said nothing. */
export function rpcFailure(peer: PeerStatus): readonly string[] {
  return [rpcHeading(peer), 'RPC status :Failed']
}

function rpcHeading(peer: PeerStatus): string {
  return `**RPC STATUS****${peerHost(peer)}*************`
}

function processLines({ self, tunnel, interfaceName, ownTime }: TunnelEnd): string[] {
  const process = tunnel.process()
  if (!process) return []
  return indented(
    `SFTUNNEL Start Time: ${ctime(ownTime(process.startedMs))}`,
    'Both IPv4 and IPv6 connectivity is supported',
    'Broadcast count = 2',
    'Reserved SSL connections: 0',
    'Management Interfaces: 1',
    `${interfaceName()} (control events) ${self().address},`,
  )
}

function peerLines(end: TunnelEnd, peer: PeerStatus): string[] {
  const host = peerHost(peer)
  return [
    STARS,
    `**RUN STATUS****${host}*************`,
    ...indented(...(['A', 'B'] as const).flatMap((channel) => channelState(end, peer, channel))),
    ...indented(registrationLine(peer)),
    ...indented(...connectionLines(end, peer)),
    ...(peer.channels.length > 0 ? peerInformation(end, peer) : []),
  ]
}

function channelState(end: TunnelEnd, peer: PeerStatus, channel: Channel): string[] {
  const standing = peer.channels.find((one) => one.channel === channel)
  if (!standing) return [`Channel${channel} Connected: No`]
  return [
    `Cipher used = ${standing.cipher} (strength:${strengthOf(standing.cipher)} bits)`,
    `Channel${channel} Connected: Yes, Interface ${end.interfaceName()}`,
  ]
}

function strengthOf(cipher: string): number {
  return /AES_?128/.test(cipher) ? 128 : 256
}

function connectionLines(end: TunnelEnd, peer: PeerStatus): string[] {
  const { sinceMs, channels } = peer
  if (channels.length > 0 && sinceMs !== undefined)
    return [
      `IPv4 Connection to peer '${peerHost(peer)}' Start Time: ${ctime(end.ownTime(sinceMs))}`,
    ]
  return disconnectLines(peer).map(({ text, ms }) =>
    ms === undefined ? text : `${text} ${ctime(end.ownTime(ms))}`,
  )
}

function peerInformation(end: TunnelEnd, peer: PeerStatus): string[] {
  const { version, build, heartbeatSentMs, heartbeatReceivedMs } = peer
  const other = peer.role === 'device' ? 'management0' : 'eth0'
  const time = (ms: number) => ctime(end.ownTime(ms))
  return [
    '',
    'PEER INFO:',
    ...indented(
      ...(version === undefined ? [] : [`sw_version ${version}`]),
      ...(build === undefined ? [] : [`sw_build ${build}`]),
      'Management Interfaces: 1',
      `${other} (control events) ${peerHost(peer)},`,
      ...channelLines(end, peer),
      ...serviceStatistics(end.tunnel.serviceCounts(peer.uuid)),
      '',
      ...(heartbeatSentMs === undefined
        ? []
        : [`Heartbeat Send Time:     ${time(heartbeatSentMs)}`]),
      ...(heartbeatReceivedMs === undefined
        ? []
        : [`Heartbeat Received Time: ${time(heartbeatReceivedMs)}`]),
    ),
  ]
}

/** RPC goes over the control channel, so that it answers while that stands. */
function answersRpc({ channels }: PeerStatus): boolean {
  return channels.some(({ channel }) => channel === 'A')
}

function rpcLines({ ownTime }: TunnelEnd, peer: PeerStatus): string[] {
  const host = peerHost(peer)
  const fields = {
    ip: host,
    uuid: peer.uuid,
    ipv6: '',
    name: shownName(peer),
    active: 1,
    uuid_gw: '',
    last_changed: ctime(ownTime(peer.sinceMs ?? 0)),
  }
  const lines = Object.entries(fields).map(
    ([name, value]) => `'${name}' => ${typeof value === 'number' ? value : `'${value}'`}`,
  )
  return [STARS, rpcHeading(peer), ...lines.join(',\n').split('\n'), 'Check routes:', '']
}

function indented(...lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `        ${line}`))
}
