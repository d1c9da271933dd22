import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commandLine } from './fieldfault.ts'
import type { ProbedClients } from './probe-documents.ts'
import { probeKey } from './probe-key.ts'
import { runProgram, temporaryFolder } from './real-programs.ts'
import { quietOpenSsh } from './ssh-door.ts'
import { PASSWORD, raiseInterconnect } from './ucsm-lab.ts'

/** Where a client is to go, and a file that it may bring there. */
interface Destination {
  readonly port: string
  /** SHA-256 fingerprint of the host key. */
  readonly hostKey: string
  readonly file: string
}

type Command = (to: Destination) => readonly string[]

const withPassword = ['sshpass', `-p${PASSWORD}`]
const logIn = (port: string) => ['-p', port, 'admin@127.0.0.1', 'show version']

const openSsh =
  (program: string, ...options: readonly string[]): Command =>
  ({ port }) => [...withPassword, program, ...options, ...quietOpenSsh, ...logIn(port)]

const copying =
  (program: string, ...options: readonly string[]): Command =>
  ({ port, file }) => {
    const copy = ['-P', port, file, 'admin@127.0.0.1:brought']
    return [...withPassword, program, ...options, ...quietOpenSsh, ...copy]
  }

const sftp: Command = ({ port }) => {
  const where = ['-P', port, 'admin@127.0.0.1']
  return [...withPassword, 'sftp', ...quietOpenSsh, ...where]
}

const putty =
  (program: string, ...command: readonly string[]): Command =>
  ({ port, hostKey }) => {
    const login = ['-P', port, '-l', 'admin', '-pw', PASSWORD, '-hostkey', hostKey]
    return [program, '-batch', ...login, '127.0.0.1', ...command]
  }

const dbclient: Command = ({ port }) => ['dbclient', '-y', '-y', ...logIn(port)]

const clients = {
  'OpenSSH 9.2': openSsh('ssh'),
  'OpenSSH 9.2 with modern algorithms alone': openSsh(
    'ssh',
    '-oKexAlgorithms=curve25519-sha256',
    '-oCiphers=chacha20-poly1305@openssh.com',
  ),
  'OpenSSH 9.2 with hmac-sha1 alone': openSsh('ssh', '-oMACs=hmac-sha1'),
  'scp of OpenSSH 9.2': copying('scp'),
  'scp -O of OpenSSH 9.2': copying('scp', '-O'),
  'sftp of OpenSSH 9.2': sftp,
  'OpenSSH 7.5': openSsh('ssh1', '-2'),
  'OpenSSH 7.5 with aes128-cbc alone': openSsh('ssh1', '-2', '-caes128-cbc'),
  'scp of OpenSSH 7.5': copying('scp1'),
  plink: putty('plink', 'show version'),
  psftp: putty('psftp'),
  dbclient,
} as const satisfies Readonly<Record<string, Command>>

type ClientName = keyof typeof clients
type Case = readonly [client: ClientName, release: string, verdict: string, does: string]

/** What comes of a client: the same for the probe that waits for it and for the interconnect itself. */
const cases: readonly Case[] = [
  ['OpenSSH 9.2', '4.0(2a)', 'works', 'succeeds'],
  ['OpenSSH 9.2', '4.0(1d)', 'works', 'succeeds'],
  ['OpenSSH 9.2 with modern algorithms alone', '4.0(2a)', 'no-common-algorithm', 'fails'],
  ['OpenSSH 9.2 with modern algorithms alone', '4.0(1d)', 'no-common-algorithm', 'fails'],
  ['OpenSSH 9.2 with hmac-sha1 alone', '4.0(2a)', 'no-common-algorithm', 'fails'],
  ['OpenSSH 9.2 with hmac-sha1 alone', '4.0(1d)', 'works', 'succeeds'],
  // An interconnect lets them in, but serves no files.
  ['scp of OpenSSH 9.2', '4.0(2a)', 'works', 'fails'],
  ['scp -O of OpenSSH 9.2', '4.0(2a)', 'works', 'fails'],
  ['sftp of OpenSSH 9.2', '4.0(2a)', 'works', 'fails'],
  ['OpenSSH 7.5', '4.0(2a)', 'works', 'succeeds'],
  ['OpenSSH 7.5 with aes128-cbc alone', '4.0(2a)', 'no-common-algorithm', 'fails'],
  ['OpenSSH 7.5 with aes128-cbc alone', '4.0(1d)', 'works', 'succeeds'],
  ['scp of OpenSSH 7.5', '4.0(2a)', 'works', 'fails'],
  ['plink', '4.0(2a)', 'works', 'succeeds'],
  ['plink', '3.2(3d)', 'works', 'succeeds'],
  ['psftp', '4.0(2a)', 'works', 'fails'],
  ['dbclient', '4.0(2a)', 'no-common-algorithm', 'fails'],
  ['dbclient', '4.0(1d)', 'works', 'succeeds'],
]

/** Lets a client come; whether it says that it succeeded. */
async function come(client: ClientName, port: number, hostKey: string) {
  const folder = temporaryFolder()
  const file = join(folder, 'file')
  writeFileSync(file, 'brought by a client\n')
  const [program = '', ...args] = clients[client]({ port: String(port), hostKey, file })
  const env = { HOME: folder, DROPBEAR_PASSWORD: PASSWORD }
  return (await runProgram(program, args, { env })).code === 0 ? 'succeeds' : 'fails'
}

/** What a probe that waits for the client says of it, and what the client makes of the probe. */
async function meetProbe(client: ClientName, release: string) {
  const listen = ['--listen', '0', '--accept-login', '--json']
  const probing = commandLine().start('probe', `ucsm@${release}`, ...listen)
  await probing.until(/waits for SSH clients on 127\.0\.0\.1:\d+\n/)
  const port = Number(/127\.0\.0\.1:(\d+)/.exec(probing.output())![1])
  const does = await come(client, port, probeKey.fingerprintSha256)
  const { connections } = JSON.parse((await probing.ended).stdout) as ProbedClients
  const { verdict, logins } = connections[0]!
  return { verdict, isIn: logins.some(({ accepted }) => accepted), does }
}

/** What the interconnect journals of the client, in the words of a probe. */
async function meetInterconnect(client: ClientName, release: string) {
  const { port, appliance, journal } = await raiseInterconnect({ profile: release })
  const does = await come(client, port, appliance.hostKeys()[0]!.sha256)
  await expect.poll(() => journal('connection.closed')).toHaveLength(1)
  const isRefused = journal('handshake.refused').length > 0
  const verdict = isRefused ? 'no-common-algorithm' : 'works'
  return { verdict, isIn: journal('login.accepted').length > 0, does }
}

test.each(cases)(
  '%s and ucsm@%s: %s, and the client %s, at the probe and at the interconnect',
  async (client, release, verdict, does) => {
    const expected = { verdict, isIn: verdict === 'works', does }
    expect(await meetProbe(client, release)).toEqual(expected)
    expect(await meetInterconnect(client, release)).toEqual(expected)
  },
)
