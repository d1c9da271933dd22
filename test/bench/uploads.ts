import { closeSync, ftruncateSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stopwatch } from '../../src/clock/real-time.ts'
import { entropyFrom } from '../../src/entropy/entropy.ts'
import { hostKey } from '../../src/ssh/index.ts'
import { median, type Benchmark } from './benchmark.ts'
import { startOwn, startProgram } from './child-program.ts'
import { authorizedKey, userKey, userName } from './login-facts.ts'
import { startSshd } from './sshd.ts'
import { inTemporaryFolder } from './temporary-folder.ts'

const FILE_MB = 200
/** Times that it is sent over one connection, so that logging in weighs little. */
const PUTS = 4
const ROUNDS = 5
const PASSWORD = 'bench'

/** Where OpenSSH's `sftp` puts a file, and how it gets in. */
interface Target {
  readonly port: number
  readonly login: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** The path that the file gets. */
  readonly path: string
}

/** Throughput of `sftp` put, without the time that it takes to log in. */
export const uploads: Benchmark = {
  name: 'uploads',
  run: (say) =>
    inTemporaryFolder(async (folder) => {
      say(`${FILE_MB} MB over SFTP`)
      emptyFile(join(folder, 'nothing'), 0)
      emptyFile(join(folder, 'backup'), FILE_MB * 1_000_000)
      const lab = startOwn('serve-uploads', [PASSWORD])
      const { port } = await lab.says<{ port: number }>()
      const server = hostKey('ssh-ed25519', entropyFrom('a server of the benchmarks'))
      writeFileSync(join(folder, 'host-key'), server.privatePem, { mode: 0o600 })
      const sshd = await startSshd({ folder, authorizedKey, settings: [] })
      const [ours, reference]: [number[], number[]] = [[], []]
      try {
        for (let round = 0; round < ROUNDS; round++) {
          ours.push(await throughput(folder, ourTarget(folder, port)))
          reference.push(await throughput(folder, sshdTarget(folder, sshd.port)))
        }
      } finally {
        await Promise.all([lab.stop(), sshd.stop()])
      }
      return [
        {
          what: `sftp upload of ${FILE_MB} MB`,
          unit: 'MB/s',
          ours: median(ours),
          reference: median(reference),
          referenceIs: 'sshd internal-sftp',
          aim: { of: 'ratio', atLeast: 1 },
        },
      ]
    }),
}

/** The backup server takes passwords only; OpenSSH asks a program for one. */
function ourTarget(folder: string, port: number): Target {
  const askpass = join(folder, 'askpass')
  writeFileSync(askpass, `#!/bin/sh\necho ${PASSWORD}\n`, { mode: 0o700 })
  return {
    port,
    login: ['-oPreferredAuthentications=password', '-oUser=backup'],
    env: { SSH_ASKPASS: askpass, SSH_ASKPASS_REQUIRE: 'force' },
    path: '/backup',
  }
}

function sshdTarget(folder: string, port: number): Target {
  const identity = join(folder, 'identity')
  writeFileSync(identity, userKey.privatePem, { mode: 0o600 })
  return {
    port,
    login: ['-oPreferredAuthentications=publickey', `-oUser=${userName}`, '-i', identity],
    env: {},
    path: join(folder, 'arrived'),
  }
}

/** Megabytes a second: what the file takes longer than an empty one, sent as often. */
async function throughput(folder: string, target: Target): Promise<number> {
  const nothingMs = await putMs(join(folder, 'nothing'), target)
  const fileMs = await putMs(join(folder, 'backup'), target)
  return (PUTS * FILE_MB * 1000) / (fileMs - nothingMs)
}

async function putMs(file: string, { port, login, env, path }: Target): Promise<number> {
  const elapsedMs = stopwatch()
  const usual = ['-F/dev/null', '-oStrictHostKeyChecking=no', '-oUserKnownHostsFile=/dev/null']
  const cipher = ['-oCiphers=aes128-ctr', '-oMACs=hmac-sha2-256', '-oCompression=no']
  // A batch ends with the first failure, and would forbid the question for a password.
  const batch = ['-oBatchMode=no', '-b', '-']
  const args = ['-q', `-P${port}`, ...usual, ...cipher, ...login, ...batch, '127.0.0.1']
  const input = `put ${file} ${path}\n`.repeat(PUTS)
  await startProgram('sftp', args, { env, input }).output
  return elapsedMs()
}

/** Bytes that nobody has to read from a disk. */
function emptyFile(path: string, bytes: number): void {
  const file = openSync(path, 'w')
  ftruncateSync(file, bytes)
  closeSync(file)
}
