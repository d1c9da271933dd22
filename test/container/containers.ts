import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { inject, onTestFinished } from 'vitest'
import { pauseReal, stopwatch } from '../../src/clock/real-time.ts'
import type { Images } from './set-up.ts'
import { docker } from './engine.ts'

const run = promisify(execFile)
const READY_WITHIN_MS = 30_000
const LOOK_EVERY_MS = 100

/** Whether this machine runs no containers; what needs them is skipped then. */
export const noEngine = inject('images') === undefined

/** The images under test. */
export function images(): Images {
  const found = inject('images')
  if (!found) throw new TypeError('no images were built')
  return found
}

/** A container that goes away with its test. */
export interface Container {
  readonly name: string
  /** Where a port of the container is on this machine. */
  readonly portOf: (port: number) => Promise<number>
  /** Everything printed so far, both streams. */
  readonly log: () => Promise<string>
  readonly exec: (...command: readonly string[]) => Promise<string>
  readonly healthy: () => Promise<void>
  /** A value out of `docker inspect`, by its Go template. */
  readonly inspect: (template: string) => Promise<string>
}

/** Starts a container; `args` are those of `docker run`, with image and command. */
export async function startContainer(...args: readonly string[]): Promise<Container> {
  const name = await docker('run', '--detach', ...args)
  onTestFinished(async () => void (await docker('rm', '--force', '--volumes', name)))
  const inspect = (template: string) => docker('inspect', '--format', template, name)
  const log = async () => {
    const { stdout, stderr } = await run('docker', ['logs', name])
    return stdout + stderr
  }
  return {
    name,
    inspect,
    log,
    async portOf(port) {
      const [place = ''] = (await docker('port', name, String(port))).split('\n')
      return Number(place.split(':').at(-1))
    },
    exec: (...command) => docker('exec', name, ...command),
    async healthy() {
      const elapsedMs = stopwatch()
      while ((await inspect('{{.State.Health.Status}}')) !== 'healthy') {
        const hasEnded = (await inspect('{{.State.Running}}')) === 'false'
        if (hasEnded || elapsedMs() > READY_WITHIN_MS) throw new TypeError(await log())
        await pauseReal(LOOK_EVERY_MS)
      }
    },
  }
}

/** A network in which containers find each other by name. */
export async function startNetwork(): Promise<string> {
  const name = `fieldfault-test-${process.pid}`
  await docker('network', 'create', name)
  onTestFinished(async () => void (await docker('network', 'rm', name)))
  return name
}

/** Looks up to 30 seconds for what `find` finds; returns the first that is not undefined. */
export async function eventually<Found>(
  find: () => Promise<Found | undefined>,
  what: string,
): Promise<Found> {
  const elapsedMs = stopwatch()
  for (;;) {
    const found = await find()
    if (found !== undefined) return found
    if (elapsedMs() > READY_WITHIN_MS) throw new TypeError(`it never came to this: ${what}`)
    await pauseReal(LOOK_EVERY_MS)
  }
}
