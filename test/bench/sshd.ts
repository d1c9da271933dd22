import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { getDiffieHellman } from 'node:crypto'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { pauseReal } from '../../src/clock/real-time.ts'
import { startProgram, type ChildProgram } from './child-program.ts'
import { shadowMount } from './shadow-mount.ts'

/** A running OpenSSH server, the reference of what goes over SSH. */
export interface ReferenceSshd {
  readonly port: number
  readonly stop: ChildProgram['stop']
}

export interface SshdPlan {
  /** A folder for its files; a private key is in `host-key`. */
  readonly folder: string
  /** The public key that lets the user in who runs this; without it, the benchmarks' password does. */
  readonly authorizedKey?: string
  /** Further lines of sshd_config. */
  readonly settings: readonly string[]
}

const PROGRAM = process.env.FIELDFAULT_SSHD || '/usr/sbin/sshd'

/** Starts OpenSSH's sshd on loopback and waits until it accepts connections. */
export async function startSshd(plan: SshdPlan): Promise<ReferenceSshd> {
  const { folder, authorizedKey } = plan
  const port = await freePort()
  // Where the package has it, sshd wants this folder when root starts it.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true })
  writeFileSync(join(folder, 'authorized'), `${authorizedKey ?? ''}\n`, { mode: 0o600 })
  writeFileSync(join(folder, 'moduli'), moduli())
  writeFileSync(join(folder, 'config'), `${configuration(plan).join('\n')}\n`)
  const sshd = [PROGRAM, '-D', '-e', '-f', join(folder, 'config'), '-p', String(port)]
  const [command = '', ...args] = authorizedKey === undefined ? shadowMount(folder, sshd) : sshd
  const program = startProgram(command, args)
  await Promise.race([program.output, accepting(port)])
  return { port, stop: program.stop }
}

function configuration({ folder, authorizedKey, settings }: SshdPlan): string[] {
  return [
    `HostKey ${folder}/host-key`,
    `AuthorizedKeysFile ${folder}/authorized`,
    `ModuliFile ${folder}/moduli`,
    'ListenAddress 127.0.0.1',
    'MaxStartups 100',
    'PermitRootLogin yes',
    'PidFile none',
    'StrictModes no',
    'Subsystem sftp internal-sftp',
    // As Debian installs it. Without root it cannot be, nor is it asked about keys.
    `UsePAM ${authorizedKey === undefined ? 'yes' : 'no'}`,
    ...settings,
  ]
}

/**
 * The groups of RFC 3526 in the form of moduli(5). With these both servers serve a group exchange with
 * the same group; Node would spend half a minute on checking a prime of 8,192 bits that it does not know.
 */
function moduli(): string {
  const primes = [14, 15, 16, 17, 18].map((group) => getDiffieHellman(`modp${group}`).getPrime())
  const line = (prime: Buffer) =>
    `20030501000000 2 6 100 ${prime.length * 8 - 1} 2 ${prime.toString('hex').toUpperCase()}`
  return `${primes.map(line).join('\n')}\n`
}

/** A port of 127.0.0.1 that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** Resolves when someone accepts connections on a port of 127.0.0.1. */
export async function accepting(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1')
    const open = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    })
    socket.destroy()
    if (open) return
    await pauseReal(20)
  }
}
