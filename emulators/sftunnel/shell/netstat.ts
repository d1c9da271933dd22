import { captured, recalled, type LinuxCommand } from '../../../src/emulator/index.ts'
import type { PeerStatus } from '../vocabulary.ts'
import { peerHost, type TunnelEnd } from '../screens/tunnel-end.ts'

export const evidence = captured(
  'Cisco document 222495, netstat -an on an FMC: a listener and two connections on 8305.',
)
export const optionEvidence = recalled(
  'netstat(8) of net-tools: -a, -l, -t, -u, -p and their columns.',
)

const SSHD_PID = 1_207
const NTPD_PID = 1_342

interface Socket {
  readonly protocol: 'tcp' | 'udp'
  readonly local: string
  readonly foreign: string
  readonly state: 'LISTEN' | 'ESTABLISHED' | ''
  readonly program: string
}

/** `netstat`: the sockets of an appliance; `-l` leaves out connections, `-p` tells programs. */
export function netstatProgram(end: TunnelEnd): LinuxCommand {
  return {
    name: 'netstat',
    path: '/bin/netstat',
    run: (args, { account }) => ({ stdout: netstat(end, args, account.name === 'root') }),
  }
}

function netstat(end: TunnelEnd, args: readonly string[], isRoot: boolean): string {
  const flags = new Set(args.filter((arg) => arg.startsWith('-')).join(''))
  const protocols = (['tcp', 'udp'] as const).filter((protocol) => flags.has(protocol[0]!))
  const shown = sockets(end)
    .filter(({ protocol }) => protocols.length === 0 || protocols.includes(protocol))
    .filter(({ state }) => isWanted(state, flags))
  const names = flags.has('p') ? 'PID/Program name' : ''
  const title = flags.has('l')
    ? 'only servers'
    : flags.has('a')
      ? 'servers and established'
      : 'w/o servers'
  const lines = [
    `Active Internet connections (${title})`,
    `Proto Recv-Q Send-Q Local Address           Foreign Address         State       ${names}`.padEnd(
      80,
    ),
    ...shown.map((socket) => socketRow(socket, flags.has('p') ? programOf(socket, isRoot) : '')),
  ]
  return `${lines.join('\n')}\n`
}

function isWanted(state: Socket['state'], flags: ReadonlySet<string>): boolean {
  if (flags.has('l')) return state !== 'ESTABLISHED'
  return flags.has('a') || state === 'ESTABLISHED'
}

function programOf({ program }: Socket, isRoot: boolean): string {
  return isRoot ? program : '-'
}

function socketRow({ protocol, local, foreign, state }: Socket, program: string): string {
  const queues = `${protocol}   ${'0'.padStart(6)} ${'0'.padStart(6)} `
  const places = `${queues}${local.padEnd(23)} ${foreign.padEnd(23)} ${state.padEnd(11)}`
  return program === '' ? places : `${places} ${program.padEnd(19)}`
}

function sockets(end: TunnelEnd): Socket[] {
  const { address } = end.self()
  const anywhere = '0.0.0.0:*'
  return [
    {
      protocol: 'tcp',
      local: '0.0.0.0:22',
      foreign: anywhere,
      state: 'LISTEN',
      program: `${SSHD_PID}/sshd`,
    },
    ...tunnelSockets(end),
    {
      protocol: 'udp',
      local: `${address}:123`,
      foreign: anywhere,
      state: '',
      program: `${NTPD_PID}/ntpd`,
    },
  ]
}

function tunnelSockets(end: TunnelEnd): Socket[] {
  const process = end.tunnel.process()
  if (!end.tunnel.isRunning() || !process) return []
  const { address } = end.self()
  const { pid, port } = process
  const program = `${pid}/sftunnel`
  const listener: Socket = {
    protocol: 'tcp',
    local: `${address}:${port}`,
    foreign: '0.0.0.0:*',
    state: 'LISTEN',
    program,
  }
  return [
    listener,
    ...end.tunnel.peers().flatMap((peer) => connectionsTo(end, peer, { program, port })),
  ]
}

function connectionsTo(
  end: TunnelEnd,
  peer: PeerStatus,
  { program, port }: { readonly program: string; readonly port: number },
): Socket[] {
  const { address } = end.self()
  return peer.channels.map(({ isDialler, callerPort }) => {
    const there = peerHost(peer)
    const [local, foreign] = isDialler
      ? [`${address}:${callerPort}`, `${there}:${port}`]
      : [`${address}:${port}`, `${there}:${callerPort}`]
    return { protocol: 'tcp', local, foreign, state: 'ESTABLISHED', program }
  })
}
