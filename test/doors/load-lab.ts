import { createInterface } from 'node:readline'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import type { CredentialFiles } from '../../src/pki/index.ts'
import { quietOpenSsh } from './ssh-door.ts'
import { runProgram } from './real-programs.ts'

/** A front door of the lab under load. */
export interface LoadedDoor {
  readonly appliance: string
  readonly service: string
  readonly port: number
}

/** What the process of a lab holds on to, beside its journal. */
export interface Holdings {
  readonly heapBytes: number
  readonly sockets: number
  readonly descriptors: number
  /** Connections that were turned away since the last look. */
  readonly refusals: number
  readonly crashes: readonly string[]
}

/** A lab in a process of its own: servers with SSH, and a manager and its device with TLS. */
export interface LabUnderLoad {
  readonly doors: readonly LoadedDoor[]
  /** With what the device presents itself over TLS. */
  readonly device: CredentialFiles
  readonly measure: () => Promise<Holdings>
}

const program = fileURLToPath(new URL('programs/lab-under-load.ts', import.meta.url))

/** Starts the lab; a test that finishes takes it down. */
export async function startLabUnderLoad(): Promise<LabUnderLoad> {
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'jiti/register', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(async () => {
    if (child.exitCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  async function said<Facts>(): Promise<Facts> {
    const { value, done } = await lines.next()
    if (done === true) throw new TypeError(`the lab ended with ${child.exitCode}`)
    return JSON.parse(value) as Facts
  }
  const facts = await said<Pick<LabUnderLoad, 'doors' | 'device'>>()
  return {
    ...facts,
    measure() {
      child.stdin.write('measure\n')
      return said<Holdings>()
    },
  }
}

/** Logs in with OpenSSH and runs a command; whether it came back with what the command prints. */
export async function logsIn(port: number): Promise<boolean> {
  const where = ['-p', String(port), 'u@127.0.0.1', 'echo', 'hello']
  const ssh = ['ssh', ...quietOpenSsh, '-oConnectTimeout=10', ...where]
  const { stdout } = await runProgram('sshpass', ['-p', 'x', ...ssh])
  return stdout.trim() === 'hello'
}
