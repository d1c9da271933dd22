import type { LinuxCommand } from '../command.ts'
import { parseArgs, usageError } from './options.ts'

/** Says who somebody is, as GNU id does. */
const id: LinuxCommand = {
  name: 'id',
  run: (args, { account, host }) => {
    const parsed = parseArgs(args, {
      flags: 'ugGnr',
      long: { user: 'u', group: 'g', groups: 'G', name: 'n' },
    })
    if ('error' in parsed) return usageError('id', parsed.error)
    const { flags, operands } = parsed
    const [asked = account.name] = operands
    const found = asked === account.name ? account : host.accounts.find(asked)
    if (!found) return { stderr: `id: '${asked}': no such user\n`, exitCode: 1 }
    const { group, groups } = host.accounts.credentials(found)
    const gid = (name: string) => host.accounts.gidOf(name) ?? found.gid
    const named = flags.has('n')
    if (flags.has('u')) return { stdout: `${named ? found.name : found.uid}\n` }
    if (flags.has('g')) return { stdout: `${named ? group : found.gid}\n` }
    if (flags.has('G'))
      return { stdout: `${groups.map((name) => (named ? name : gid(name))).join(' ')}\n` }
    const all = groups.map((name) => `${gid(name)}(${name})`).join(',')
    return { stdout: `uid=${found.uid}(${found.name}) gid=${found.gid}(${group}) groups=${all}\n` }
  },
}

const whoami: LinuxCommand = {
  name: 'whoami',
  run: (_args, { account }) => ({ stdout: `${account.name}\n` }),
}

const groups: LinuxCommand = {
  name: 'groups',
  run: ([asked], { account, host }) => {
    const found = asked === undefined ? account : host.accounts.find(asked)
    if (!found) return { stderr: `groups: '${asked}': no such user\n`, exitCode: 1 }
    const names = host.accounts.credentials(found).groups.join(' ')
    return { stdout: asked === undefined ? `${names}\n` : `${asked} : ${names}\n` }
  },
}

const hostname: LinuxCommand = {
  name: 'hostname',
  run: ([first], { host, account }) => {
    const name = host.hostname()
    if (first === '-s') return { stdout: `${name.split('.')[0]}\n` }
    if (first === undefined || first.startsWith('-')) return { stdout: `${name}\n` }
    const fact =
      account.name === 'root'
        ? 'Operation not permitted'
        : 'you must be root to change the host name'
    return { stderr: `hostname: ${fact}\n`, exitCode: 1 }
  },
}

const uname: LinuxCommand = {
  name: 'uname',
  run: (args, { host }) => {
    const parsed = parseArgs(args, {
      flags: 'asnrvmpio',
      long: {
        all: 'a',
        'kernel-name': 's',
        nodename: 'n',
        'kernel-release': 'r',
        'kernel-version': 'v',
        machine: 'm',
        'operating-system': 'o',
      },
    })
    if ('error' in parsed) return usageError('uname', parsed.error)
    const { release, version, machine } = host.facts.kernel
    const parts = [
      ['s', 'Linux'],
      ['n', host.hostname()],
      ['r', release],
      ['v', version],
      ['m', machine],
      ['p', machine],
      ['i', machine],
      ['o', 'GNU/Linux'],
    ] as const
    const { flags } = parsed
    const wanted = flags.size === 0 ? new Set(['s']) : flags
    const shown = parts.filter(([letter]) => wanted.has('a') || wanted.has(letter))
    return { stdout: `${shown.map(([, text]) => text).join(' ')}\n` }
  },
}

const MINUTE_MS = 60_000

const uptime: LinuxCommand = {
  name: 'uptime',
  run: (_args, { host }) => {
    const nowMs = host.clock.now()
    const minutes = Math.floor((nowMs - host.facts.bootedMs()) / MINUTE_MS)
    const days = Math.floor(minutes / 1_440)
    const hours = Math.floor((minutes % 1_440) / 60)
    const rest = String(minutes % 60).padStart(2, '0')
    const daysText = days === 0 ? '' : `${days} day${days === 1 ? '' : 's'}, `
    const time = hours === 0 ? `${minutes % 60} min` : `${String(hours).padStart(2)}:${rest}`
    const now = new Date(nowMs).toISOString().slice(11, 19)
    return { stdout: ` ${now} up ${daysText}${time},  1 user,  load average: 0.00, 0.00, 0.00\n` }
  },
}

const tty: LinuxCommand = {
  name: 'tty',
  run: (_args, { tty }) =>
    tty ? { stdout: '/dev/pts/0\n' } : { stdout: 'not a tty\n', exitCode: 1 },
}

/** Commands that say who and where one is. */
export const identityCommands: readonly LinuxCommand[] = [
  id,
  whoami,
  groups,
  hostname,
  uname,
  uptime,
  tty,
]
