import { onTestFinished, test as base, vi } from 'vitest'
import type { FtdHandle, FtdOptions } from '../../../emulators/ftd/index.ts'
import { ftd } from '../../../emulators/index.ts'
import { seconds } from '../../../src/clock/durations.ts'
import type { CastMember } from '../../../src/emulator/index.ts'
import { keyFolder } from '../../../src/lab/key-folder.ts'
import type { LabPlan } from '../../../src/lab/lab.ts'
import { openSsh, type ClientPty, type CommandResult } from '../../../src/ssh/index.ts'
import type { Conversant } from '../../rooms/console/conversation.ts'
import { stillLab } from '../../rooms/lab/still-lab.ts'

// The first run on a machine makes the RSA keys that later ones find in the cache.
vi.setConfig({ testTimeout: 60_000 })

/** Somebody at the prompt of a device, over SSH. */
export interface Visitor extends Conversant {
  readonly isThere: () => boolean
}

const WIDE: ClientPty = { columns: 200, rows: 1_000 }
/** What stands at the end of the screen when somebody is to type. */
const WAITING = /[#>:$?] ?$/
const ADMIN = { user: 'admin', password: 'ftd-secret' }
const ADDRESS = '10.48.67.54'

/** A lab with the device BSNS-1120-1, and whom the test wants besides, on virtual time. */
export async function startDevice(
  options: FtdOptions = {},
  others: Readonly<Record<string, CastMember>> = {},
  plan: Partial<LabPlan> = {},
) {
  const own = { hostname: 'BSNS-1120-1', address: ADDRESS, password: ADMIN.password, ...options }
  const lab = await stillLab(
    { ...others, ftd: ftd(own) },
    { keyFolder: keyFolder(), startMs: Date.parse('2024-10-14T12:41:00Z'), ...plan },
  )
  onTestFinished(() => lab.stop('the test is over'))
  const { clock, services, operator } = lab

  async function connect() {
    const where = { host: ADDRESS, port: 22, service: 'ssh', withinMs: seconds(10) }
    const dialled = await operator.dial(where)
    if (!dialled.ok) throw new TypeError(`not connected: ${dialled.reason}`)
    const { ident, offer, observe } = operator
    const login = { ...ADMIN, readyWithinMs: seconds(10) }
    const opened = await openSsh(dialled.socket, { clock, ident, offer, observe, ...login })
    if (!opened.ok) throw new TypeError(`not logged in: ${opened.refusal.detail}`)
    return opened.session
  }

  /** Logs in and waits for the prompt. */
  async function visit(pty: ClientPty | undefined = WIDE): Promise<Visitor> {
    const session = await connect()
    const shell = await session.openShell({ pty })
    if (!shell.ok) throw new TypeError(shell.detail)
    let seen = ''
    let from = 0
    let there = true
    shell.value.onData((chunk) => (seen += chunk.toString().replaceAll('\r\n', '\n')))
    void shell.value.ended.then(() => (there = false))
    await clock.until(() => !there || seen.endsWith('> '), seconds(10))
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
        await services.activity.settled()
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
    handle: lab.appliance('ftd').handle as FtdHandle,
    journal: (event: string) =>
      lab.journal.entries({ appliance: 'ftd', event }).map(({ data }) => data),
  }
}

/** Tests with an FTD 1120 on 7.2 that has no manager, and its administrator logged in. */
export const test = base
  .extend('device', () => startDevice({ model: '1120' }))
  .extend('cli', async ({ device }) => {
    const cli = await device.visit()
    cli.turnPage()
    return cli
  })
