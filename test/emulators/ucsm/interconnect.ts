import { onTestFinished, test as base, vi } from 'vitest'
import type {
  BackupServerHandle,
  BackupServerOptions,
} from '../../../emulators/backup-server/index.ts'
import { backupServer, ucsm } from '../../../emulators/index.ts'
import type { UcsmHandle, UcsmOptions } from '../../../emulators/ucsm/index.ts'
import { seconds } from '../../../src/clock/durations.ts'
import { keyFolder } from '../../../src/lab/key-folder.ts'
import type { SshCredentials } from '../../../src/ssh/client-auth.ts'
import { openSsh, type ClientPty, type CommandResult } from '../../../src/ssh/index.ts'
import type { Conversant } from '../../rooms/console/conversation.ts'
import { stillLab } from '../../rooms/lab/still-lab.ts'

// The first run on a machine makes the RSA keys that later ones find in the cache.
vi.setConfig({ testTimeout: 30_000 })

/** Somebody at the prompt of an interconnect, over SSH. */
export interface Visitor extends Conversant {
  /** Everything shown since the login, before the first prompt included. */
  readonly transcript: () => string
  readonly isThere: () => boolean
  /** Ends the input, as a pipe does. */
  readonly endInput: () => Promise<void>
  /** Is gone without a word. */
  readonly vanish: () => Promise<void>
}

/** The terminal of a visitor: wide and so long that nothing is paged. */
const LONG: ClientPty = { columns: 120, rows: 1_000 }
/** What stands at the end of the screen when the command line waits for its visitor. */
const WAITING = /(?:[#:>] ?|--More--)$/
const HOST = 'host35'
const ADMIN: SshCredentials = { user: 'admin', password: 'fi-secret' }
export const SERVER_PASSWORD = 'server-secret'

/** A lab with one interconnect and a backup server called host35, on virtual time. */
export async function startInterconnect(
  options: UcsmOptions = {},
  doors: Pick<BackupServerOptions, 'ftp' | 'tftp'> = {},
) {
  const lab = await stillLab(
    {
      fi: ucsm({ password: 'fi-secret', ...options }),
      server: backupServer({
        hostname: HOST,
        username: 'user',
        password: SERVER_PASSWORD,
        ...doors,
      }),
    },
    { keyFolder: keyFolder() },
  )
  onTestFinished(() => lab.stop('the test is over'))
  const appliance = lab.appliance('fi')
  const { clock, services } = lab

  async function connect(as: Partial<SshCredentials> = {}) {
    const { operator } = lab
    const dialled = await operator.dial({
      host: appliance.address,
      port: 22,
      service: 'ssh',
      withinMs: seconds(10),
    })
    if (!dialled.ok) throw new TypeError(`not connected: ${dialled.reason}`)
    const { ident, offer, observe } = operator
    const login = { ...ADMIN, ...as, readyWithinMs: seconds(10) }
    const opened = await openSsh(dialled.socket, { clock, ident, offer, observe, ...login })
    if (!opened.ok) throw new TypeError(`not logged in: ${opened.refusal.detail}`)
    return { session: opened.session, socket: dialled.socket }
  }

  /** Logs in; without a terminal when `pty` is null. */
  async function visit(
    pty: ClientPty | null = LONG,
    as: Partial<SshCredentials> = {},
  ): Promise<Visitor> {
    const { session, socket } = await connect(as)
    const shell = await session.openShell(pty ? { pty } : {})
    if (!shell.ok) throw new TypeError(shell.detail)
    let seen = ''
    let from = 0
    let there = true
    shell.value.onData((chunk) => (seen += chunk.toString().replaceAll('\r\n', '\n')))
    void shell.value.ended.then(() => (there = false))
    const settle = () => services.activity.settled()
    await clock.until(() => !there || seen.endsWith('# '), seconds(10))
    const visitor: Visitor = {
      transcript: () => seen,
      shown: () => seen.slice(from),
      turnPage: () => {
        from = seen.lastIndexOf('\n') + 1
      },
      isThere: () => there,
      async type(keys) {
        shell.value.write(keys)
        await settle()
        if (keys.at(-1) !== '\r') return
        await clock.until(() => !there || WAITING.test(seen), seconds(10))
      },
      async endInput() {
        shell.value.end()
        await clock.until(() => !there, seconds(10))
      },
      async vanish() {
        socket.destroy()
        await settle()
      },
    }
    visitor.turnPage()
    return visitor
  }

  /** Runs a command as `ssh host 'command'` does. */
  async function exec(command: string): Promise<CommandResult> {
    const { session } = await connect()
    const result = await session.run(command)
    session.close()
    if (!result.ok) throw new TypeError(result.detail)
    return result.value
  }

  return {
    lab,
    connect,
    visit,
    exec,
    handle: appliance.handle as UcsmHandle,
    server: lab.appliance('server').handle as BackupServerHandle,
    journal: (event: string) =>
      lab.journal.entries({ appliance: 'fi', event }).map(({ data }) => data),
  }
}

/** Tests with a 6332 on 4.0(2a) and someone logged in to it. */
export const test = base
  .extend('fi', () => startInterconnect())
  .extend('cli', ({ fi }) => fi.visit())
