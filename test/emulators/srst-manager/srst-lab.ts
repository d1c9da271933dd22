import { onTestFinished, test as base, vi } from 'vitest'
import type {
  BackupServerHandle,
  BackupServerOptions,
} from '../../../emulators/backup-server/index.ts'
import { backupServer, srstManager } from '../../../emulators/index.ts'
import type { SrstHandle, SrstOptions } from '../../../emulators/srst-manager/index.ts'
import { seconds } from '../../../src/clock/durations.ts'
import { keyFolder } from '../../../src/lab/key-folder.ts'
import { openSsh, type ClientPty, type CommandResult } from '../../../src/ssh/index.ts'
import type { Conversant } from '../../rooms/console/conversation.ts'
import { stillLab } from '../../rooms/lab/still-lab.ts'

// The first run on a machine makes the RSA keys that later ones find in the cache.
vi.setConfig({ testTimeout: 30_000 })

/** Somebody at the prompt of a machine, over SSH. */
export interface Visitor extends Conversant {
  readonly isThere: () => boolean
}

/** The terminal of a visitor: wide and so long that nothing is paged. */
const LONG: ClientPty = { columns: 160, rows: 1_000 }
/** What stands at the end of the screen when the command line waits for its visitor. */
const WAITING = /(?:[#>:?] ?|--More-- )$/
export const ADMIN = { user: 'admin', password: 'srst-secret' }
export const SERVER_LOGIN = { username: 'backup', password: 'server-secret' }

/** A lab with one machine called srstmgr-1 and a backup server, on virtual time. */
export async function startManager(options: SrstOptions = {}, server: BackupServerOptions = {}) {
  const lab = await stillLab(
    {
      srst: srstManager({ hostname: 'srstmgr-1', password: ADMIN.password, ...options }),
      server: backupServer({ profile: 'openssh-5.3', ...SERVER_LOGIN, ...server }),
    },
    { keyFolder: keyFolder(), startMs: Date.parse('2012-08-29T12:00:00Z') },
  )
  onTestFinished(() => lab.stop('the test is over'))
  const appliance = lab.appliance('srst')
  const { clock, services } = lab

  async function connect(as: Partial<typeof ADMIN> = {}) {
    const { operator } = lab
    const where = { host: appliance.address, port: 22, service: 'ssh', withinMs: seconds(10) }
    const dialled = await operator.dial(where)
    if (!dialled.ok) throw new TypeError(`not connected: ${dialled.reason}`)
    const { ident, offer, observe } = operator
    const login = { ...ADMIN, ...as, readyWithinMs: seconds(10) }
    const opened = await openSsh(dialled.socket, { clock, ident, offer, observe, ...login })
    if (!opened.ok) throw new TypeError(`not logged in: ${opened.refusal.detail}`)
    return opened.session
  }

  /** Logs in and waits for the prompt. */
  async function visit(pty: ClientPty = LONG, as: Partial<typeof ADMIN> = {}): Promise<Visitor> {
    const session = await connect(as)
    const shell = await session.openShell({ pty })
    if (!shell.ok) throw new TypeError(shell.detail)
    let seen = ''
    let from = 0
    let there = true
    shell.value.onData((chunk) => (seen += chunk.toString().replaceAll('\r\n', '\n')))
    void shell.value.ended.then(() => (there = false))
    await clock.until(() => !there || seen.endsWith('# '), seconds(10))
    return {
      isThere: () => there,
      shown: () => seen.slice(from),
      turnPage: () => {
        from = seen.lastIndexOf('\n') + 1
      },
      async type(keys) {
        shell.value.write(keys)
        await services.activity.settled()
        if (keys.at(-1) !== '\r') return
        await clock.until(() => !there || WAITING.test(seen), seconds(600))
      },
    }
  }

  /** Runs a command as `ssh host 'command'` does. */
  async function exec(command: string): Promise<CommandResult> {
    const session = await connect()
    const result = await session.run(command)
    session.close()
    if (!result.ok) throw new TypeError(result.detail)
    return result.value
  }

  return {
    lab,
    visit,
    exec,
    connect,
    appliance,
    handle: appliance.handle as SrstHandle,
    server: lab.appliance('server').handle as BackupServerHandle,
    serverAddress: lab.appliance('server').address,
    journal: (event: string) =>
      lab.journal.entries({ appliance: 'srst', event }).map(({ data }) => data),
  }
}

/** Tests with a machine on 9.0 and its administrator logged in. */
export const test = base
  .extend('srst', () => startManager())
  .extend('cli', ({ srst }) => srst.visit())
