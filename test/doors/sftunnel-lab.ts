import { writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { commandLine, type CommandLine, type Up } from './fieldfault.ts'
import { freePort } from './lane.ts'
import { runProgram, startProgram, temporaryFolder } from './real-programs.ts'

const PASSWORD = 'Admin123!'
/** Days from the start of a lab until its InternalCA expires; the leaves last a day longer. */
const CA_LASTS_DAYS = 90
/** What somebody advances the clock by who wants that day to be over. */
export const PAST_EXPIRY = `${CA_LASTS_DAYS + 3}d`
const PAST_EXPIRY_SECONDS = (CA_LASTS_DAYS + 3) * 86_400

/** Files of one end, in the lab directory. */
export interface PeerFiles {
  readonly cert: string
  readonly key: string
  readonly ca: string
}

/** What an entry about a handshake tells, as far as tests look at it. */
export interface HandshakeData {
  readonly by?: string
  readonly reason?: string
  readonly alert?: number
  readonly verification?: { readonly error: number; readonly depth: number; readonly text: string }
}

/** A manager and its device under `fieldfault up`, on the system's time, with a tunnel between them. */
export async function raiseTunnel() {
  const cli = commandLine()
  const cast = {
    fmc: { emulator: 'fmc', caExpiresIn: `${CA_LASTS_DAYS}d` },
    ftd: { emulator: 'ftd', managers: 'fmc', password: PASSWORD },
  }
  cli.write('lab.json', JSON.stringify({ cast }))
  await cli.run('up', 'lab.json', '--detach', '--quiet')
  const { appliances } = await cli.json<Up>('ps')
  const doorOf = (role: string) => appliances.find(({ name }) => name === role)!.doors
  const tunnelPort = (role: string) =>
    (doorOf(role) as readonly { port: number; labPort: number }[]).find(
      ({ labPort }) => labPort === 8305,
    )!.port
  const dir = join(cli.cwd, '.fieldfault')
  const filesOf = (role: 'fmc' | 'ftd'): PeerFiles => ({
    cert: join(dir, 'keys', `${role}-cert.pem`),
    key: join(dir, 'keys', `${role}-key.pem`),
    ca: join(dir, 'ca', `${role}-internal-ca.pem`),
  })
  return {
    port: tunnelPort('fmc'),
    filesOf,
    advance: (duration: string) => advance(cli, duration),
    /** Lets the InternalCA expire, through the control API. */
    expire: () => advance(cli, PAST_EXPIRY),
    send: (role: string, ...event: readonly string[]) => cli.run('do', role, ...event),
    /** What the journal has of an event, oldest first. */
    journal: async <Data = HandshakeData>(appliance: string, event: string) => {
      const args = ['--appliance', appliance, '--event', event]
      const { entries } = await cli.json<{ entries: { data: Data }[] }>('journal', ...args)
      return entries.map(({ data }) => data)
    },
    /** Runs a command at the prompt of the device. */
    onDevice: (command: string) => {
      const ssh = ['ssh', '-F', join(dir, 'ssh_config'), 'ftd', command]
      return runProgram('sshpass', ['-p', PASSWORD, ...ssh])
    },
  }
}

async function advance(cli: CommandLine, duration: string): Promise<void> {
  const { code, stderr } = await cli.run('clock', 'advance', duration)
  if (code !== 0) throw new TypeError(stderr)
}

/** The lab time of an expired InternalCA as `openssl -attime` wants it. */
export const pastExpiryEpoch = (): string =>
  String(Math.floor(Date.now() / 1000) + PAST_EXPIRY_SECONDS)

/** Options of `openssl s_client` and `s_server` for the files of one end. */
export const opensslOptions = ({ cert, key, ca }: PeerFiles): string[] => [
  '-cert',
  cert,
  '-key',
  key,
  '-CAfile',
  ca,
  '-tls1_2',
  '-verify_return_error',
]

/** `openssl s_client` with the files of one end, up to its end; it says nothing. */
export function openssl(port: number, files: PeerFiles, options: readonly string[] = []) {
  const where = ['-connect', `127.0.0.1:${port}`]
  return startProgram('openssl', ['s_client', ...where, ...opensslOptions(files), ...options])
}

/** Puts a program at another time, as many days from now, with faketime(1). */
export const atTime = (shift: string | undefined, command: string, args: readonly string[]) =>
  shift === undefined
    ? startProgram(command, args)
    : startProgram('faketime', ['-f', `+${shift}`, command, ...args])

/** `gnutls-cli` with the files of one end, which looks at the chain of the server with its own clock. */
export function gnutls(port: number, { cert, key, ca }: PeerFiles, shift?: string) {
  return atTime(shift, 'gnutls-cli', [
    `--x509cafile=${ca}`,
    '--verify-hostname=localhost',
    `--x509certfile=${cert}`,
    `--x509keyfile=${key}`,
    '--priority=NORMAL:-VERS-ALL:+VERS-TLS1.2',
    `--port=${port}`,
    '127.0.0.1',
  ])
}

/** stunnel with the files of one end, from a port of its own to a tunnel door, or in its place. */
export async function stunnel(
  role: 'client' | 'server',
  places: { readonly accept?: string; readonly connect: string },
  { files: { cert, key, ca }, shift }: { readonly files: PeerFiles; readonly shift?: string },
) {
  const port = await freePort()
  const settings = [
    'foreground = yes',
    'pid =',
    'debug = info',
    '[tunnel]',
    `client = ${role === 'client' ? 'yes' : 'no'}`,
    `accept = ${places.accept ?? `127.0.0.1:${port}`}`,
    `connect = ${places.connect}`,
    `cert = ${cert}`,
    `key = ${key}`,
    `CAfile = ${ca}`,
    'verifyChain = yes',
    'sslVersion = TLSv1.2',
  ]
  const file = join(temporaryFolder(), 'stunnel.conf')
  writeFileSync(file, `${settings.join('\n')}\n`)
  const program = atTime(shift, 'stunnel', [file])
  await program.until('Accepting new connections')
  return { port, program }
}

/** Makes a connection that only stands there; whatever is said on it is dropped. */
export function knock(port: number) {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {}).resume()
  onTestFinished(() => void socket.destroy())
  return socket
}
