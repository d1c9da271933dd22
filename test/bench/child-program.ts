import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { armRealTimer } from '../../src/clock/real-time.ts'

/** A program started for a measurement. */
export interface ChildProgram {
  /** The first line it prints, read as JSON; rejects when it ends without one. */
  readonly says: <Facts>() => Promise<Facts>
  /** What it printed on standard output; rejects when it failed. */
  readonly output: Promise<string>
  /** Ends it by its process id, if it still runs. */
  readonly stop: () => Promise<void>
}

export interface ChildOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
}

/** Longest time any program may take, real milliseconds. */
const PROGRAM_LIMIT_MS = 180_000

const stops = new Set<() => void>()
process.on('exit', () => {
  for (const stop of stops) stop()
})

/** Starts a program; it ends with this process at the latest. */
export function startProgram(
  command: string,
  args: readonly string[],
  { env = {}, input = '' }: ChildOptions = {},
): ChildProgram {
  const child = spawn(command, [...args], { env: { ...process.env, ...env } })
  const kill = () => void child.kill('SIGKILL')
  const disarm = armRealTimer(kill, PROGRAM_LIMIT_MS, true)
  stops.add(kill)
  let [printed, complaints] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  let running = true
  const failure = (code: unknown) =>
    new TypeError(`${command} ${args.join(' ')} ended with ${String(code)}: ${complaints.trim()}`)
  const closed = once(child, 'close').then(([code]) => {
    running = false
    disarm()
    stops.delete(kill)
    return code as number | null
  })
  const output = closed.then((code) => {
    if (code !== 0) throw failure(code)
    return printed
  })
  // Programs that are stopped end as failures; only those who read the output want to know.
  output.catch(() => {})

  function firstLine(): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const end = printed.indexOf('\n')
        if (end >= 0) resolve(printed.slice(0, end))
      }
      child.stdout.on('data', look)
      look()
      void closed.then((code) => reject(failure(code)))
    })
  }

  return {
    output,
    says: async <Facts>() => JSON.parse(await firstLine()) as Facts,
    async stop() {
      if (running) child.kill('SIGTERM')
      await closed
    },
  }
}

/** Starts one of the programs of this folder in a Node process of its own. */
export function startOwn(
  name: string,
  args: readonly string[] = [],
  nodeArgs: readonly string[] = [],
): ChildProgram {
  const file = fileURLToPath(new URL(`programs/${name}.js`, import.meta.url))
  return startProgram(process.execPath, [...nodeArgs, file, ...args])
}
