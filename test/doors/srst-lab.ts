import { onTestFinished } from 'vitest'
import { srstManager } from '../../emulators/index.ts'
import type { SrstHandle, SrstOptions } from '../../emulators/srst-manager/index.ts'
import { profiles } from '../../emulators/srst-manager/profiles.ts'
import { seconds } from '../../src/clock/durations.ts'
import { defineEmulator, type CastMember } from '../../src/emulator/index.ts'
import { openEgress } from '../../src/lab/egress.ts'
import { keyFolder } from '../../src/lab/key-folder.ts'
import { startLab, type LabPlan } from '../../src/lab/lab.ts'
import { loopbackPorts } from '../../src/lab/port-plan.ts'
import { openSsh } from '../../src/ssh/index.ts'
import { startProgram } from './real-programs.ts'
import { quietOpenSsh } from './ssh-door.ts'

const ADMIN = { username: 'admin', password: 'srst-secret' }
export const MASTER_PASSWORD = 'the master password'

/** Somebody at the prompt of the machine. */
export interface Administrator {
  /** Types a line, gives the answers to what is asked, and returns what was printed up to the next prompt. */
  readonly enter: (line: string, ...answers: readonly string[]) => Promise<string>
  readonly enterAll: (...lines: readonly string[]) => Promise<void>
}

const WAITING = /\n[^\n]*(?:[#>] |: |\? )$/

/** A machine of 9.0 that collects and unpacks its data at once, so that real time need not pass. */
function quickManager(options: SrstOptions): CastMember {
  const release = profiles['9.0']!
  const quick = { ...release, timings: { ...release.timings, categoryMs: 0 } }
  const changes = { name: srstManager.name, profiles: { '9.0': quick } }
  return defineEmulator(Object.assign({}, srstManager, changes))(options)
}

/** A machine on the system's time that may dial everything, with more appliances where they are given. */
export async function raiseManager(options: SrstOptions = {}, others: LabPlan['cast'] = {}) {
  const lab = await startLab({
    name: 'doors',
    seed: 'doors',
    startMs: Date.now(),
    cast: { srst: quickManager({ hostname: 'srstmgr-1', ...ADMIN, ...options }), ...others },
    clock: 'wall',
    ports: loopbackPorts,
    egress: openEgress,
    keyFolder: keyFolder(),
  })
  onTestFinished(() => lab.stop('the test is over'))
  const appliance = lab.appliance('srst')
  const { port } = appliance.doors[0]!

  /** Logs in with the lab's own client. */
  async function visit(): Promise<Administrator> {
    const { clock, dial, until, ident, offer, observe } = lab.operator
    const withinMs = seconds(10)
    const dialled = await dial({ host: appliance.address, port: 22, service: 'ssh', withinMs })
    if (!dialled.ok) throw new TypeError(dialled.reason)
    const { username: user, password } = ADMIN
    const login = { clock, ident, offer, observe, user, password, readyWithinMs: withinMs }
    const opened = await openSsh(dialled.socket, login)
    if (!opened.ok) throw new TypeError(opened.refusal.detail)
    const shell = await opened.session.openShell({ pty: { columns: 200, rows: 2_000 } })
    if (!shell.ok) throw new TypeError(shell.detail)
    const { write, onData } = shell.value
    let seen = '\n'
    onData((chunk) => (seen += chunk.toString().replaceAll('\r\n', '\n')))

    /** Waits for a prompt or a question behind what was there at `from`. */
    async function prompted(from: number): Promise<void> {
      const isThere = () => WAITING.test(seen.slice(from))
      if (!(await until(isThere, seconds(60)))) throw new TypeError(`no prompt:\n${seen}`)
    }

    async function enter(line: string, ...answers: readonly string[]): Promise<string> {
      const start = seen.length + line.length + 1
      for (const typed of [line, ...answers]) {
        const from = seen.length
        write(`${typed}\r`)
        await prompted(from)
      }
      return seen.slice(start).replace(/[^\n]*$/, '')
    }

    await prompted(0)
    return {
      enter,
      async enterAll(...lines) {
        for (const line of lines) await enter(line)
      },
    }
  }

  return {
    lab,
    port,
    visit,
    handle: appliance.handle as SrstHandle,
    journal: (event: string) =>
      lab.journal.entries({ appliance: 'srst', event }).map(({ data }) => data),

    /** Starts OpenSSH's client with a terminal, as somebody of today has to who logs in to a server of 2012. */
    startSsh: (...options: readonly string[]) => {
      const old = ['-oKexAlgorithms=+diffie-hellman-group14-sha1', '-oHostKeyAlgorithms=+ssh-rsa']
      const where = ['-p', String(port), `${ADMIN.username}@127.0.0.1`]
      const args = [
        '-p',
        ADMIN.password,
        'ssh',
        '-tt',
        ...options,
        ...old,
        ...quietOpenSsh,
        ...where,
      ]
      return startProgram('sshpass', args)
    },
  }
}

/** Goes offline and protects backups with a master key. */
export async function protectBackups({ enter, enterAll }: Administrator): Promise<void> {
  await enter('config t')
  await enter('backup security key generate', MASTER_PASSWORD, MASTER_PASSWORD)
  await enterAll('backup security protected', 'backup security enforced', 'end')
}

/** Tells the machine where its backups go. */
export async function sendBackupsTo(
  { enterAll }: Administrator,
  url: string,
  { user, password }: { readonly user: string; readonly password: string },
): Promise<void> {
  const login = `username ${user} password ${password}`
  await enterAll('config t', `backup server url ${url} ${login}`, 'end')
}
