import type { CommandContext, CommandOutcome, LinuxCommand } from '../command.ts'
import type { Job } from '../shell/jobs.ts'

/** A command of the shell itself, which no file stands for. */
const OWN = { path: '' } as const

const NO_SUCH_JOB = 127

const jobs: LinuxCommand = {
  ...OWN,
  name: 'jobs',
  run: (args, { session }) => {
    const all = session.jobs.all()
    const stdout = args.includes('-p')
      ? all.map(({ pid }) => `${pid}\n`).join('')
      : session.jobs.lines(all, args.includes('-l'))
    for (const job of all) if (job.status() !== 'Running') session.jobs.forget(job)
    return { stdout }
  },
}

const wait: LinuxCommand = {
  ...OWN,
  name: 'wait',
  run: async (args, context) => {
    const { session } = context
    const asked = args.filter((arg) => !arg.startsWith('-'))
    if (asked.length === 0) {
      for (const job of session.jobs.all()) await context.until(job.done)
      return {}
    }
    let outcome: CommandOutcome = {}
    for (const name of asked) {
      const job = jobNamed(name, context)
      outcome = job ? { exitCode: await context.until(job.done) } : notFound('wait', name)
      if (job) session.jobs.forget(job)
    }
    return outcome
  },
}

/** Shows the command and waits for it; Ctrl-C ends it then. */
const fg: LinuxCommand = {
  ...OWN,
  name: 'fg',
  run: async ([name = 'current'], context) => {
    const job = jobNamed(name, context)
    if (!job) return noSuchJob('fg', name)
    context.write?.(`${job.text}\n`)
    try {
      return { exitCode: await context.until(job.done) }
    } finally {
      job.end('Interrupt')
      context.session.jobs.forget(job)
    }
  },
}

const bg: LinuxCommand = {
  ...OWN,
  name: 'bg',
  run: ([name = 'current'], context) => {
    const job = jobNamed(name, context)
    if (!job) return noSuchJob('bg', name)
    return { stderr: `bash: bg: job ${job.number} already in background\n` }
  },
}

/** Signals that end a program, and what bash says of one that they have ended (signal(7)). */
const ENDINGS: Readonly<Record<string, string>> = {
  '1': 'Hangup',
  HUP: 'Hangup',
  '2': 'Interrupt',
  INT: 'Interrupt',
  '3': 'Quit',
  QUIT: 'Quit',
  '9': 'Killed',
  KILL: 'Killed',
  '15': 'Terminated',
  TERM: 'Terminated',
}
const KILL_USAGE = `kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]
`

/** Ends background jobs; what else runs on the appliance is not the shell's. */
const kill: LinuxCommand = {
  ...OWN,
  name: 'kill',
  run: (args, context) => {
    const spelt = args[0] === '-s' || args[0] === '-n'
    const given = spelt ? args[1] : /^-(\w+)$/.exec(args[0] ?? '')?.[1]
    const names = args.slice(spelt ? 2 : given === undefined ? 0 : 1)
    if (names.length === 0) return { stderr: KILL_USAGE, exitCode: 2 }
    const signal = (given ?? 'TERM').toUpperCase().replace(/^SIG/, '')
    const isKnown = signal in ENDINGS || /^\d+$/.test(signal)
    if (!isKnown)
      return { stderr: `bash: kill: ${given}: invalid signal specification\n`, exitCode: 1 }
    const stderr = names.map((name) => endedBy(name, signal, context)).join('')
    return { stderr, exitCode: stderr === '' ? 0 : 1 }
  },
}

/** Ends one job; what is said when there is none. */
function endedBy(name: string, signal: string, context: CommandContext): string {
  const job = jobNamed(name, context)
  const ending = ENDINGS[signal]
  if (job && ending) job.end(ending)
  if (job) return ''
  if (name.startsWith('%')) return `bash: kill: ${name}: no such job\n`
  if (/^\d+$/.test(name)) return `bash: kill: (${name}) - No such process\n`
  return `bash: kill: ${name}: arguments must be process or job IDs\n`
}

/** `%1`, `%%`, `%+`, `%-`, `%sleep`, or a process id. */
function jobNamed(name: string, { session }: CommandContext): Job | undefined {
  const all = session.jobs.all()
  if (/^\d+$/.test(name)) return all.find(({ pid }) => pid === Number(name))
  const word = name.replace(/^%/, '')
  if (/^(?:current|%|\+|)$/.test(word)) return all.at(-1)
  if (word === '-') return all.at(-2)
  if (/^\d+$/.test(word)) return all.find(({ number }) => number === Number(word))
  return name.startsWith('%') ? all.findLast(({ text }) => text.startsWith(word)) : undefined
}

function notFound(command: string, name: string): CommandOutcome {
  if (name.startsWith('%')) return noSuchJob(command, name)
  const stderr = /^\d+$/.test(name)
    ? `bash: ${command}: pid ${name} is not a child of this shell\n`
    : `bash: ${command}: \`${name}': not a pid or valid job spec\n`
  return { stderr, exitCode: NO_SUCH_JOB }
}

function noSuchJob(command: string, name: string): CommandOutcome {
  return { stderr: `bash: ${command}: ${name}: no such job\n`, exitCode: 1 }
}

/** What bash has for jobs in the background; its words are recalled. */
export const jobCommands: readonly LinuxCommand[] = [jobs, wait, fg, bg, kill]
