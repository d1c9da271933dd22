import { onTestFinished, test as base, vi } from 'vitest'
import { fmc, type FmcHandle, type FmcOptions } from '../../../emulators/fmc/index.ts'
import { ftd, type FtdHandle, type FtdOptions } from '../../../emulators/ftd/index.ts'
import { seconds } from '../../../src/clock/durations.ts'
import type { CastMember } from '../../../src/emulator/index.ts'
import { keyFolder } from '../../../src/lab/key-folder.ts'
import { openSsh, type ClientPty, type CommandResult } from '../../../src/ssh/index.ts'
import type { Conversant } from '../../rooms/console/conversation.ts'
import { stillLab } from '../../rooms/lab/still-lab.ts'

// The first run on a machine makes the RSA keys that later ones find in the cache.
vi.setConfig({ testTimeout: 60_000 })

export const DAY_MS = 86_400_000
export const START_MS = Date.parse('2024-09-20T04:00:00Z')
export const FMC_ADDRESS = '10.48.79.232'
export const FTD_ADDRESS = '10.48.79.23'

/** Somebody at a prompt of the manager, over SSH. */
export interface Visitor extends Conversant {
  readonly isThere: () => boolean
}

const WIDE: ClientPty = { columns: 200, rows: 1_000 }
/** What stands at the end of the screen when somebody is to type. */
const WAITING = /[#>:$?] ?$/
const ADMIN = { user: 'admin', password: 'fmc-secret' }

/** A lab with a manager and whom the test wants besides, on virtual time. */
export async function startManager(
  options: FmcOptions = {},
  others: Readonly<Record<string, CastMember>> = {},
) {
  const own = { hostname: 'FMC-1', address: FMC_ADDRESS, password: ADMIN.password, ...options }
  const lab = await stillLab(
    { fmc: fmc(own), ...others },
    { keyFolder: keyFolder(), startMs: START_MS },
  )
  onTestFinished(() => lab.stop('the test is over'))
  const { clock, services, operator } = lab

  async function connect(host: string) {
    const where = { host, port: 22, service: 'ssh', withinMs: seconds(10) }
    const dialled = await operator.dial(where)
    if (!dialled.ok) throw new TypeError(`not connected: ${dialled.reason}`)
    const { ident, offer, observe } = operator
    const login = { ...ADMIN, readyWithinMs: seconds(10) }
    const opened = await openSsh(dialled.socket, { clock, ident, offer, observe, ...login })
    if (!opened.ok) throw new TypeError(`not logged in: ${opened.refusal.detail}`)
    return opened.session
  }

  /** Logs in and waits for the prompt. */
  async function visit(): Promise<Visitor> {
    const session = await connect(FMC_ADDRESS)
    const shell = await session.openShell({ pty: WIDE })
    if (!shell.ok) throw new TypeError(shell.detail)
    let seen = ''
    let from = 0
    let there = true
    shell.value.onData((chunk) => (seen += chunk.toString().replaceAll('\r\n', '\n')))
    void shell.value.ended.then(() => (there = false))
    await clock.until(() => !there || WAITING.test(seen), seconds(10))
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
  async function exec(command: string, host = FMC_ADDRESS): Promise<CommandResult> {
    const session = await connect(host)
    const result = await session.run(command)
    session.close()
    if (!result.ok) throw new TypeError(result.detail)
    return result.value
  }

  return {
    lab,
    visit,
    exec,
    fmc: lab.appliance('fmc').handle as FmcHandle,
    handle: (role: string) => lab.appliance(role).handle,
    journal: (event: string, appliance = 'fmc') =>
      lab.journal.entries({ appliance, event }).map(({ data }) => data),
  }
}

/** A device that has the manager from the start. */
export function managedFtd(options: FtdOptions = {}): CastMember {
  const { password } = ADMIN
  return ftd({ hostname: 'FTD-1', address: FTD_ADDRESS, password, managers: ['fmc'], ...options })
}

/** A manager and one device between which a tunnel stands. */
export async function startPair(options: FmcOptions = {}, device: FtdOptions = {}) {
  const world = await startManager(options, { ftd: managedFtd(device) })
  await world.fmc.devicesComeUp()
  return { ...world, ftd: world.handle('ftd') as FtdHandle }
}

/** Tests with a manager alone. */
export const test = base.extend('manager', () => startManager())
