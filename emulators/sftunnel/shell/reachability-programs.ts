import {
  recalled,
  shellDials,
  type CommandContext,
  type CommandOutcome,
  type LinuxCommand,
  type Surroundings,
} from '../../../src/emulator/index.ts'
import { converse } from './menu.ts'

export const evidence = recalled(
  'ping(8) of iputils, nc(1) of OpenBSD and telnet(1) of inetutils; a lab has no round trip times, they are half a millisecond.',
)

const SECOND_MS = 1_000
/** How long Linux tries to connect (tcp(7), `tcp_syn_retries` 6). */
const CONNECT_MS = 127_000
const COUNT = 4
const COUNT_MAX = 100

/** `ping`, `nc` and `telnet`: whether a host and a port of it are there, over the lab's network. */
export function reachabilityPrograms(given: Surroundings): LinuxCommand[] {
  const surroundings = shellDials(given)
  return [
    { name: 'ping', path: '/bin/ping', run: (args, context) => ping(args, context, surroundings) },
    { name: 'nc', path: '/usr/bin/nc', run: (args, context) => nc(args, context, surroundings) },
    {
      name: 'telnet',
      path: '/usr/bin/telnet',
      run: (args, context) => telnet(args, context, surroundings),
    },
  ]
}

/** Sends four requests, or as many as `-c` says, a second apart. */
async function ping(
  args: readonly string[],
  { until, wait, write }: CommandContext,
  { lookUp, reaches }: Surroundings,
): Promise<CommandOutcome> {
  const counted = args.indexOf('-c')
  const count = Math.min(counted < 0 ? COUNT : Number(args[counted + 1]) || COUNT, COUNT_MAX)
  const isCount = (at: number) => counted >= 0 && at === counted + 1
  const host = args.findLast((arg, at) => !arg.startsWith('-') && !isCount(at))
  if (host === undefined) return { stderr: 'Usage: ping [-c count] destination\n', exitCode: 2 }
  let kept = ''
  const print = (text: string) => {
    if (write) write(text)
    else kept += text
  }
  const address = lookUp(host) ?? host
  let received = 0
  for (let sequence = 1; sequence <= count; sequence++) {
    const outcome = await until(reaches(host))
    if (outcome === 'unknown-host')
      return { stderr: `ping: ${host}: Name or service not known\n`, exitCode: 2 }
    if (sequence === 1) print(`PING ${host} (${address}) 56(84) bytes of data.\n`)
    if (outcome === 'answers') {
      received++
      print(`64 bytes from ${address}: icmp_seq=${sequence} ttl=64 time=0.500 ms\n`)
    }
    if (sequence < count || outcome === 'silent') await wait(SECOND_MS)
  }
  const loss = Math.round(((count - received) / count) * 100)
  const elapsedMs = (count - 1) * SECOND_MS
  print(`\n--- ${host} ping statistics ---\n`)
  print(
    `${count} packets transmitted, ${received} received, ${loss}% packet loss, time ${elapsedMs}ms\n`,
  )
  if (received > 0) print('rtt min/avg/max/mdev = 0.500/0.500/0.500/0.000 ms\n')
  return { stdout: kept, exitCode: received > 0 ? 0 : 1 }
}

const WORDS = {
  refused: 'Connection refused',
  'timed-out': 'Connection timed out',
  unreachable: 'No route to host',
  'not-allowed': 'Network is unreachable',
  'unknown-host': 'Name or service not known',
} as const

/** Connects, as far as both ends are on the network. */
async function connect(
  host: string,
  port: number,
  withinMs: number,
  { until, wait }: CommandContext,
  { dial, reaches }: Surroundings,
) {
  const outcome = await until(reaches(host))
  if (outcome === 'unknown-host') return { ok: false, reason: outcome } as const
  if (outcome === 'silent') {
    await wait(withinMs)
    return { ok: false, reason: 'timed-out' } as const
  }
  return until(dial({ host, port, service: 'tcp', withinMs }))
}

/** Only tries ports (`-z`); with `-v` it says what came of it. */
async function nc(
  args: readonly string[],
  context: CommandContext,
  surroundings: Surroundings,
): Promise<CommandOutcome> {
  const flags = args.filter((arg) => arg.startsWith('-')).join('')
  const waits = args.findIndex((arg) => /^-[a-z]*w$/.test(arg))
  const [host, port] = args.filter(
    (arg, at) => !arg.startsWith('-') && (waits < 0 || at !== waits + 1),
  )
  if (host === undefined || !/^\d+$/.test(port ?? ''))
    return { stderr: 'usage: nc [-vz] [-w timeout] [destination] [port]\n', exitCode: 1 }
  const withinMs = waits < 0 ? CONNECT_MS : Number(args[waits + 1]) * SECOND_MS || CONNECT_MS
  const tried = await connect(host, Number(port), withinMs, context, surroundings)
  const say = (text: string) => (flags.includes('v') ? text : '')
  if (!tried.ok) {
    const fact = WORDS[tried.reason]
    if (tried.reason === 'unknown-host')
      return { stderr: `nc: getaddrinfo: ${fact}\n`, exitCode: 1 }
    return {
      stderr: say(`nc: connect to ${host} port ${port} (tcp) failed: ${fact}\n`),
      exitCode: 1,
    }
  }
  tried.socket.destroy()
  return { stderr: say(`Connection to ${host} ${port} port [tcp/*] succeeded!\n`) }
}

/** Connects and waits for a line, after which it leaves: what is typed is not sent. */
async function telnet(
  [host, port = '23']: readonly string[],
  context: CommandContext,
  surroundings: Surroundings,
): Promise<CommandOutcome> {
  if (host === undefined) return { stderr: 'usage: telnet host [port]\n', exitCode: 1 }
  const { print, ask, outcome } = converse(context)
  const address = surroundings.lookUp(host) ?? host
  const tried = await connect(host, Number(port), CONNECT_MS, context, surroundings)
  if (!tried.ok && tried.reason === 'unknown-host')
    return {
      stderr: `telnet: could not resolve ${host}/${port}: ${WORDS['unknown-host']}\n`,
      exitCode: 1,
    }
  print(`Trying ${address}...\n`)
  if (!tried.ok) {
    const { stdout = '' } = outcome()
    const fact = `telnet: Unable to connect to remote host: ${WORDS[tried.reason]}\n`
    return { stdout, stderr: fact, exitCode: 1 }
  }
  print(`Connected to ${address}.\nEscape character is '^]'.\n`)
  try {
    await ask('')
  } finally {
    tried.socket.destroy()
  }
  print('Connection closed.\n')
  return outcome()
}
