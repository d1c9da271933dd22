import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { pauseReal, stopwatch } from '../../src/clock/real-time.ts'

const run = promisify(execFile)

/** Real milliseconds in which an engine answers that was started here. */
const ENGINE_WITHIN_MS = 30_000
const LOOK_EVERY_MS = 200
const OUTPUT_BYTES_MAX = 64 * 1024 * 1024

/** A container engine that answers, and how to end it if it was started here. */
export interface Engine {
  readonly stop: () => Promise<void>
}

/** Runs the command `docker`; returns what it prints on its output. */
export async function docker(...args: readonly string[]): Promise<string> {
  const { stdout } = await run('docker', args, { maxBuffer: OUTPUT_BYTES_MAX })
  return stdout.trim()
}

/** The engine of this machine, started when there is one that does not run; else why there is none. */
export async function findEngine(): Promise<Engine | string> {
  if (!hasProgram('docker')) return 'there is no command docker'
  if (await answers()) return { stop: async () => {} }
  if (process.getuid?.() !== 0) return 'no engine runs, and only root may start one'
  if (!hasProgram('dockerd')) return 'no engine runs, and there is no dockerd'
  const daemon = spawn('dockerd', ['--log-level=error'], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  daemon.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)))
  const elapsedMs = stopwatch()
  while (!(await answers())) {
    if (daemon.exitCode !== null) return `dockerd ended with ${daemon.exitCode}: ${said}`
    if (elapsedMs() > ENGINE_WITHIN_MS) {
      await end(daemon)
      return `dockerd does not answer: ${said}`
    }
    await pauseReal(LOOK_EVERY_MS)
  }
  return { stop: () => end(daemon) }
}

/** Whether a program is in one of the folders of `PATH`. */
export function hasProgram(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

async function answers(): Promise<boolean> {
  return docker('version', '--format', '{{.Server.Version}}').then(
    () => true,
    () => false,
  )
}

async function end(daemon: ChildProcess): Promise<void> {
  if (daemon.exitCode !== null) return
  daemon.kill('SIGTERM')
  await once(daemon, 'exit')
}
