import type { CommandContext, LinuxCommand } from '../command.ts'
import { formatDate } from '../time/format-date.ts'
import { wallTime } from '../time/calendar.ts'

/** A command of the shell itself, which no file stands for. */
const OWN = { path: '' } as const

const history: LinuxCommand = {
  ...OWN,
  name: 'history',
  run: ([first], { session }) => {
    if (first === '-c') {
      session.clearHistory()
      return {}
    }
    const lines = session
      .history()
      .map((line, index) => `${String(index + 1).padStart(5)}  ${line}\n`)
    return { stdout: lines.slice(first === undefined ? 0 : -Number(first)).join('') }
  },
}

const umask: LinuxCommand = {
  ...OWN,
  name: 'umask',
  run: ([asked], { session }) => {
    if (asked === undefined) return { stdout: `${session.umask().toString(8).padStart(4, '0')}\n` }
    if (!/^[0-7]{1,4}$/.test(asked))
      return { stderr: `bash: umask: ${asked}: octal number out of range\n`, exitCode: 1 }
    session.setUmask(Number.parseInt(asked, 8) & 0o777)
    return {}
  },
}

/** No signal reaches a shell here, so there is none to catch. */
const quiet = (name: string): LinuxCommand => ({ ...OWN, name, run: () => ({}) })

const ulimit: LinuxCommand = {
  ...OWN,
  name: 'ulimit',
  run: ([first]) => ({ stdout: first === '-n' ? '1024\n' : 'unlimited\n' }),
}

/** `printf` knows the time of day too: `%(FORMAT)T` (bash(1)), here of lab time. */
const printf: LinuxCommand = {
  name: 'printf',
  run: (args, context) => context.original(args.map((arg) => withTime(arg, context))),
}

function withTime(text: string, { host }: CommandContext): string {
  return text.replace(/%\(([^)]*)\)T/g, (_whole, format: string) =>
    formatDate(format || '%H:%M:%S', host.clock.now(), host.facts.timeZone).replaceAll('%', '%%'),
  )
}

const env: LinuxCommand = {
  name: 'env',
  run: (args, context) => (args.length > 0 ? context.original(args) : { stdout: listed(context) }),
}

const printenv: LinuxCommand = {
  name: 'printenv',
  run: (names, context) => {
    if (names.length === 0) return { stdout: listed(context) }
    const values = names.flatMap((name) => context.env[name] ?? [])
    const exitCode = values.length === names.length ? 0 : 1
    return { stdout: values.map((value) => `${value}\n`).join(''), exitCode }
  },
}

function listed({ env }: CommandContext): string {
  return Object.entries(env)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}

const SLEEP_MS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

/** Sleeps in lab time. */
const sleep: LinuxCommand = {
  name: 'sleep',
  run: async (args, { wait }) => {
    if (args.length === 0)
      return {
        stderr: "sleep: missing operand\nTry 'sleep --help' for more information.\n",
        exitCode: 1,
      }
    let ms = 0
    for (const arg of args) {
      const [, count, unit = 's'] = /^(\d*\.?\d+)([smhd]?)$/.exec(arg) ?? []
      if (count === undefined)
        return {
          stderr: `sleep: invalid time interval '${arg}'\nTry 'sleep --help' for more information.\n`,
          exitCode: 1,
        }
      ms += Number(count) * SLEEP_MS[unit || 's']!
    }
    if (ms > 0) await wait(ms)
    return {}
  },
}

const clear: LinuxCommand = { name: 'clear', run: () => ({ stdout: '\u001b[H\u001b[J' }) }

/** Prints the month of a date, with Sunday first. */
const cal: LinuxCommand = {
  name: 'cal',
  run: (_args, { host }) => {
    const { timeZone } = host.facts
    const nowMs = host.clock.now()
    const { year, month, day, weekday } = wallTime(nowMs, timeZone)
    const first = (((weekday - (day - 1)) % 7) + 7) % 7
    const length = new Date(Date.UTC(year, month, 0)).getUTCDate()
    const cells = [
      ...Array.from({ length: first }, () => '  '),
      ...Array.from({ length }, (_none, at) => String(at + 1).padStart(2)),
    ]
    const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_none, at) =>
      cells.slice(at * 7, at * 7 + 7).join(' '),
    )
    const title = formatDate('%B %Y', nowMs, timeZone)
    const lead = ' '.repeat(Math.floor((20 - title.length) / 2))
    return { stdout: `${[lead + title, 'Su Mo Tu We Th Fr Sa', ...weeks].join('\n')}\n` }
  },
}

/** Commands of the shell, and those that the interpreter has in a form that shows the machine and not the lab. */
export const shellOwnCommands: readonly LinuxCommand[] = [
  history,
  umask,
  ulimit,
  printf,
  env,
  printenv,
  sleep,
  clear,
  cal,
  ...['trap', 'times', 'disown'].map(quiet),
]
