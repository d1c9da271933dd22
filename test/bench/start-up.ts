import { existsSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pauseReal, stopwatch } from '../../src/clock/real-time.ts'
import { median, type Benchmark } from './benchmark.ts'
import { startProgram } from './child-program.ts'
import { inTemporaryFolder } from './temporary-folder.ts'

const SCENARIO = 'ucsm/login-blocked-by-old-client'
const ROUNDS = 9
/** Milliseconds between two looks for the lab's directory. */
const LOOK_EVERY_MS = 1

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url))

/** Time from the command until a client has read the identification line of an SSH door. */
export const startUp: Benchmark = {
  name: 'start-up',
  run: (say) =>
    inTemporaryFolder(async (folder) => {
      say('the first connection')
      const env = { FIELDFAULT_KEYS: join(folder, 'keys') }
      // The first run makes the host keys, which are kept.
      await upMs(join(folder, 'first'), env)
      const [ours, reference]: [number[], number[]] = [[], []]
      for (let round = 0; round < ROUNDS; round++) {
        reference.push(await emptyNodeMs())
        ours.push(await upMs(join(folder, `round-${round}`), env))
      }
      return [
        {
          what: 'first SSH connection after `up`',
          unit: 'ms',
          ours: median(ours),
          reference: median(reference),
          referenceIs: 'node -e 0',
          aim: { of: 'ratio', atMost: 4 },
        },
      ]
    }),
}

async function emptyNodeMs(): Promise<number> {
  const elapsedMs = stopwatch()
  await startProgram(process.execPath, ['-e', '0']).output
  return elapsedMs()
}

async function upMs(directory: string, env: Readonly<Record<string, string>>): Promise<number> {
  const elapsedMs = stopwatch()
  const up = startProgram(process.execPath, [main, 'up', SCENARIO, '--dir', directory], { env })
  try {
    await Promise.race([up.output, identLine(join(directory, 'lab.json'))])
    return elapsedMs()
  } finally {
    await up.stop()
  }
}

/** Waits for the description of the lab, and for the line that its first SSH door greets with. */
async function identLine(labFile: string): Promise<string> {
  while (!existsSync(labFile)) await pauseReal(LOOK_EVERY_MS)
  const { appliances } = JSON.parse(readFileSync(labFile, 'utf8')) as {
    appliances: { doors: { service: string; port: number }[] }[]
  }
  const door = appliances.flatMap(({ doors }) => doors).find(({ service }) => service === 'ssh')
  return new Promise((resolve, reject) => {
    const socket = connect({ port: door?.port ?? 0, host: '127.0.0.1' })
    socket.once('error', reject)
    socket.once('data', (line) => {
      socket.destroy()
      resolve(line.toString())
    })
  })
}
