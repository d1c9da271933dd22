import { assumed, formatDate, recalled, type LinuxCommand } from '../../../src/emulator/index.ts'
import type { TunnelEnd } from '../screens/tunnel-end.ts'
import type { ManagedProcess } from './pmtool.ts'

export const evidence = recalled('ps(1) of procps, ifconfig(8) of net-tools, ip(8) and who(1).')
export const countEvidence = assumed(
  'Processes besides those of the process manager, and packet counters, which are all zero.',
)

/** What the programs tell of. Times are the appliance's own, milliseconds since 1970. */
export interface SystemPlan {
  readonly end: TunnelEnd
  readonly processes: readonly ManagedProcess[]
  readonly mac: string
  readonly netmask: string
  readonly now: () => number
  readonly bootedMs: () => number
  /** The last login at the prompt. */
  readonly lastLogin: () => { readonly atMs: number; readonly from: string } | undefined
}

/** `ps`, `who`, `ifconfig` and `ip addr`. */
export function systemPrograms(plan: SystemPlan): LinuxCommand[] {
  return [
    {
      name: 'ps',
      path: '/bin/ps',
      run: (args) => ({ stdout: processTable(plan, args.join(' ')) }),
    },
    { name: 'who', path: '/usr/bin/who', run: () => ({ stdout: visitorLine(plan) }) },
    { name: 'ifconfig', path: '/sbin/ifconfig', run: () => ({ stdout: interfaceText(plan) }) },
    {
      name: 'ip',
      path: '/sbin/ip',
      run: ([object = '']) =>
        /^a(?:d(?:d(?:r(?:ess)?)?)?)?$/.test(object)
          ? { stdout: addressText(plan) }
          : { stderr: `Object "${object}" is unknown, try "ip help".\n`, exitCode: 1 },
    },
  ]
}

interface ProcessRow {
  readonly pid: number
  readonly startedMs: number
  readonly command: string
}

function processRows({ end, processes, bootedMs }: SystemPlan): ProcessRow[] {
  const startedMs = bootedMs()
  const others = [
    { pid: 1, startedMs, command: 'init [3]' },
    { pid: 1_207, startedMs, command: '/usr/sbin/sshd -D' },
    { pid: 1_342, startedMs, command: '/usr/sbin/ntpd -g' },
    { pid: 1_421, startedMs, command: '/usr/local/sf/bin/pm' },
  ]
  const process = end.tunnel.process()
  const managed = processes.flatMap(({ name, pid, command }) => {
    const running = pid()
    if (running === undefined) return []
    const since = name === 'sftunnel' && process ? end.ownTime(process.startedMs) : startedMs
    return [{ pid: running, startedMs: since, command }]
  })
  return [...others, ...managed].toSorted((one, other) => one.pid - other.pid)
}

function processTable(plan: SystemPlan, options: string): string {
  const rows = processRows(plan)
  const start = ({ startedMs }: ProcessRow) => {
    const isToday = Math.floor(plan.now() / DAY_MS) === Math.floor(startedMs / DAY_MS)
    return formatDate(isToday ? '%H:%M' : '%b%d', startedMs, 'UTC')
  }
  if (options.includes('u')) {
    const title = 'USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND'
    const lines = rows.map(
      (row) =>
        `root     ${String(row.pid).padStart(5)}  0.0  0.0  65536  8192 ?        Ss   ${start(row).padEnd(7)} 0:00 ${row.command}`,
    )
    return `${[title, ...lines].join('\n')}\n`
  }
  if (!/e|A/.test(options)) return `  PID TTY          TIME CMD\n 2101 pts/0    00:00:00 bash\n`
  const lines = rows.map(
    (row) =>
      `root     ${String(row.pid).padStart(5)}     ${row.pid === 1 ? 0 : 1}  0 ${start(row)} ?        00:00:00 ${row.command}`,
  )
  return `${['UID        PID  PPID  C STIME TTY          TIME CMD', ...lines].join('\n')}\n`
}

const DAY_MS = 86_400_000

function visitorLine({ lastLogin }: SystemPlan): string {
  const last = lastLogin()
  if (!last) return ''
  return `admin    pts/0        ${formatDate('%Y-%m-%d %H:%M', last.atMs, 'UTC')} (${last.from})\n`
}

function broadcastOf(address: string, netmask: string): string {
  const mask = netmask.split('.').map(Number)
  return address
    .split('.')
    .map((byte, at) => Number(byte) | (~(mask[at] ?? 0) & 0xff))
    .join('.')
}

function prefixOf(netmask: string): number {
  const bits = netmask.split('.').map((byte) => Number(byte).toString(2))
  return bits.join('').replaceAll('0', '').length
}

function interfaceText({ end, mac, netmask }: SystemPlan): string {
  const { address } = end.self()
  return [
    `${end.interfaceName()}: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500`,
    `        inet ${address}  netmask ${netmask}  broadcast ${broadcastOf(address, netmask)}`,
    `        ether ${mac.toLowerCase()}  txqueuelen 1000  (Ethernet)`,
    '        RX packets 0  bytes 0 (0.0 B)',
    '        RX errors 0  dropped 0  overruns 0  frame 0',
    '        TX packets 0  bytes 0 (0.0 B)',
    '        TX errors 0  dropped 0 overruns 0  carrier 0  collisions 0',
    '',
    'lo: flags=73<UP,LOOPBACK,RUNNING>  mtu 65536',
    '        inet 127.0.0.1  netmask 255.0.0.0',
    '        loop  txqueuelen 1000  (Local Loopback)',
    '',
    '',
  ].join('\n')
}

function addressText({ end, mac, netmask }: SystemPlan): string {
  const { address } = end.self()
  const name = end.interfaceName()
  return [
    '1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000',
    '    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00',
    '    inet 127.0.0.1/8 scope host lo',
    '       valid_lft forever preferred_lft forever',
    `2: ${name}: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc pfifo_fast state UP group default qlen 1000`,
    `    link/ether ${mac.toLowerCase()} brd ff:ff:ff:ff:ff:ff`,
    `    inet ${address}/${prefixOf(netmask)} brd ${broadcastOf(address, netmask)} scope global ${name}`,
    '       valid_lft forever preferred_lft forever',
    '',
  ].join('\n')
}
