import { captured } from '../../../src/emulator/index.ts'
import { digestOf } from '../../../src/emulator/index.ts'
import type { PeerStatus } from '../vocabulary.ts'
import { peerHost, type TunnelEnd } from '../screens/tunnel-end.ts'

export const evidence = captured(
  'Cisco document 222495, netstat -an on an FMC: a listener and two connections on 8305.',
)

const TUNNEL_PORT = 8305
/** Linux, ip(7): ip_local_port_range. */
const FIRST_EPHEMERAL_PORT = 32_768
const EPHEMERAL_PORTS = 28_232

interface Socket {
  readonly local: string
  readonly foreign: string
  readonly state: 'LISTEN' | 'ESTABLISHED'
}

const HEADINGS = [
  'Active Internet connections (servers and established)',
  'Proto Recv-Q Send-Q Local Address           Foreign Address         State      ',
]

/** The sockets of an appliance as `netstat -an` lists them; `-l` leaves out connections. */
export function netstat(end: TunnelEnd, args: readonly string[]): string {
  const flags = args.join('')
  const sockets = [
    { local: '0.0.0.0:22', foreign: '0.0.0.0:*', state: 'LISTEN' as const },
    ...tunnelSockets(end),
  ]
  const shown = sockets.filter(({ state }) => {
    if (flags.includes('l')) return state === 'LISTEN'
    return flags.includes('a') || state === 'ESTABLISHED'
  })
  return `${[...HEADINGS, ...shown.map(socketRow)].join('\n')}\n`
}

function socketRow({ local, foreign, state }: Socket): string {
  const queues = `tcp   ${'0'.padStart(6)} ${'0'.padStart(6)} `
  return `${queues}${local.padEnd(23)} ${foreign.padEnd(23)} ${state.padEnd(11)}`
}

function tunnelSockets(end: TunnelEnd): Socket[] {
  if (!end.tunnel.isRunning()) return []
  const { address } = end.self()
  const listener = {
    local: `${address}:${TUNNEL_PORT}`,
    foreign: '0.0.0.0:*',
    state: 'LISTEN' as const,
  }
  return [listener, ...end.tunnel.peers().flatMap((peer) => connectionsTo(end, peer))]
}

function connectionsTo(end: TunnelEnd, peer: PeerStatus): Socket[] {
  const { address, uuid } = end.self()
  const state = 'ESTABLISHED'
  return peer.channels.map(({ channel, isDialler }) => {
    const dialler = isDialler ? uuid : peer.uuid
    const port = portOf(`${dialler} ${channel} ${peer.sinceMs}`)
    const there = peerHost(peer)
    return isDialler
      ? { local: `${address}:${port}`, foreign: `${there}:${TUNNEL_PORT}`, state }
      : { local: `${address}:${TUNNEL_PORT}`, foreign: `${there}:${port}`, state }
  })
}

/** The port that a dialler has got, the same as seen from either end. */
function portOf(connection: string): number {
  const digest = digestOf(Buffer.from(connection))
  return FIRST_EPHEMERAL_PORT + (Number.parseInt(digest.slice(0, 8), 16) % EPHEMERAL_PORTS)
}
