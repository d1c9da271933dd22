import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createActivity } from '../../src/clock/activity.ts'
import { LabClock } from '../../src/clock/lab-clock.ts'
import { entropyFrom } from '../../src/entropy/entropy.ts'
import {
  createKeyCache,
  hostKeyTypeOf,
  serveSsh,
  type SshChannel,
  type SshEvent,
  type SshOffer,
  type SshServerPolicy,
} from '../../src/ssh/index.ts'
import { freePort } from './lane.ts'
import { portOpen, startProgram, temporaryFolder } from './real-programs.ts'

const keys = createKeyCache()

/** A seeded host key for an algorithm of a KEXINIT. */
export function doorHostKey(algorithm: string, seed = 'doors') {
  const type = hostKeyTypeOf(algorithm)
  return type && keys.hostKey(type, entropyFrom(seed).fork(type))
}

/** What a 4.0(2a) interconnect with its weak key exchanges removed offers. */
export const groupExchangeOffer: SshOffer = {
  kex: [
    'diffie-hellman-group-exchange-sha256',
    'diffie-hellman-group16-sha512',
    'diffie-hellman-group18-sha512',
  ],
  hostKey: ['rsa-sha2-512', 'rsa-sha2-256', 'ssh-rsa', 'ssh-ed25519'],
  cipher: ['aes128-ctr', 'aes256-ctr'],
  mac: ['hmac-sha2-256', 'hmac-sha1'],
  compression: ['none', 'zlib@openssh.com'],
}

/** Lists that every client of the last twenty years finds something in. */
export const broadOffer: SshOffer = {
  ...groupExchangeOffer,
  kex: ['curve25519-sha256', ...groupExchangeOffer.kex, 'diffie-hellman-group14-sha1'],
}

/** A clock that goes with the system's. */
export function wallClock(): LabClock {
  const activity = createActivity({ limitMs: 5_000 })
  const clock = new LabClock({ startMs: Date.now(), activity })
  clock.runOnWall()
  onTestFinished(() => clock.close())
  return clock
}

/** The lab's SSH server on a free port; `policy` is asked for at each connection. */
export async function listenSsh(policy: () => Partial<SshServerPolicy> = () => ({})) {
  const clock = wallClock()
  const events: SshEvent[] = []
  const sockets = new Set<Socket>()
  const listener = createServer((socket) => {
    sockets.add(socket)
    serveSsh(socket, {
      clock,
      ident: 'OpenSSH_7.9 lab',
      offer: broadOffer,
      hostKey: doorHostKey,
      auth: {
        methods: ['publickey', 'password'],
        password: (user, password) => user === 'admin' && password === 'cisco',
      },
      handlers: { exec: answerCommand },
      observe: (event) => events.push(event),
      ...policy(),
    })
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  onTestFinished(() => {
    listener.close()
    for (const socket of sockets) socket.destroy()
  })
  return { port: (listener.address() as { port: number }).port, events }
}

/** `print N` prints N bytes, `env` the environment; anything else is repeated. Ends with status 3. */
function answerCommand(channel: SshChannel, command: string): void {
  const [, bytes] = /^print (\d+)$/.exec(command) ?? []
  if (bytes !== undefined) channel.write(Buffer.alloc(Number(bytes), 'x'))
  else if (command === 'env') channel.write(`${JSON.stringify([...channel.env])}\n`)
  else channel.write(`you said: ${command}\n`)
  channel.exit(3)
}

/** Options that keep OpenSSH clients of any version from asking and from reading the user's files. */
export const quietOpenSsh = [
  '-F/dev/null',
  '-oStrictHostKeyChecking=no',
  '-oUserKnownHostsFile=/dev/null',
  '-oLogLevel=ERROR',
  '-oNumberOfPasswordPrompts=1',
]

/** Command line of an OpenSSH client that logs in as admin; `options` go before the usual ones and win. */
export function openSshLogin(
  program: string,
  port: number,
  { options = [], command = [] }: { options?: readonly string[]; command?: readonly string[] } = {},
) {
  const where = ['-p', String(port), 'admin@127.0.0.1']
  return [
    'sshpass',
    ['-p', 'cisco', program, ...options, ...quietOpenSsh, ...where, ...command],
  ] as const
}

/** A real sshd that lets root in with the given key, on a free port. */
export async function startSshd(authorizedKey: string, lines: readonly string[] = []) {
  const folder = temporaryFolder()
  const port = await freePort()
  mkdirSync('/run/sshd', { recursive: true })
  const hostKey = doorHostKey('ssh-ed25519', 'sshd')!
  writeFileSync(join(folder, 'host-key'), hostKey.privatePem, { mode: 0o600 })
  writeFileSync(join(folder, 'authorized'), `${authorizedKey}\n`, { mode: 0o600 })
  const settings = [
    `HostKey ${folder}/host-key`,
    `AuthorizedKeysFile ${folder}/authorized`,
    'ListenAddress 127.0.0.1',
    'LogLevel VERBOSE',
    'PermitRootLogin yes',
    'PidFile none',
    'StrictModes no',
    'Subsystem sftp internal-sftp',
    'UsePAM no',
    ...lines,
  ]
  writeFileSync(join(folder, 'config'), `${settings.join('\n')}\n`)
  const args = ['-D', '-e', '-f', join(folder, 'config'), '-p', String(port)]
  const program = startProgram('/usr/sbin/sshd', args)
  await portOpen(port)
  return { port, program, hostKey }
}
