import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EXPIRY_CHECK } from '../emulators/sftunnel/shell/expiry-line.ts'
import { commandLine, type Up } from './fieldfault.ts'
import { runProgram, startProgram, temporaryFolder, type ProgramEnd } from './real-programs.ts'

/** Of `admin` on every appliance of these labs. */
export const PASSWORD = 'Admin123!'

/** What an operator gets wrong at a device while renewing it by hand. */
export type Slip =
  | 'nothing'
  | 'no-restart'
  | 'cacert-only'
  | 'no-cacert'
  | 'no-key'
  | 'empty-cacert'
  | 'wrong-folder'
  | 'older-run'

/** Path of a program beside the tests. */
export const program = (name: string): string =>
  fileURLToPath(new URL(`programs/${name}`, import.meta.url))

interface NamedDoor {
  readonly service: string
  readonly port: number
}

/** A manager with an expired InternalCA and so many devices, and programs that go there. */
export async function raiseRenewal({ devices = 1 } = {}) {
  const cli = commandLine()
  const names = Array.from({ length: devices }, (_, at) => `ftd${at + 1}`)
  const cast = {
    // A release that comes with the programs of the renewal.
    fmc: { emulator: 'fmc', profile: '7.2.10', password: PASSWORD, caExpiresIn: '-3d' },
    ...Object.fromEntries(
      names.map((name) => [name, { emulator: 'ftd', managers: 'fmc', password: PASSWORD }]),
    ),
  }
  cli.write('lab.json', JSON.stringify({ cast }))
  const up = await cli.run('up', 'lab.json', '--detach', '--quiet')
  if (up.code !== 0) throw new TypeError(up.stderr)
  const config = join(cli.cwd, '.fieldfault', 'ssh_config')
  const { appliances } = await cli.json<Up>('ps')

  /** What `fieldfault` does not carry out is a mistake of the test. */
  async function carryOut(...args: readonly string[]): Promise<void> {
    const { code, stderr } = await cli.run(...args)
    if (code !== 0) throw new TypeError(stderr)
  }

  /** The state of the manager as `fieldfault ps` has it. */
  async function managerState(): Promise<string | undefined> {
    const now = await cli.json<Up>('ps')
    return now.appliances.find(({ name }) => name === 'fmc')?.state
  }

  /** Runs a program that asks for the password of `admin`. */
  const withPassword = (command: string, ...args: readonly string[]): Promise<ProgramEnd> =>
    runProgram('sshpass', ['-p', PASSWORD, command, '-F', config, ...args])

  /** Carries out the procedure by hand, at these devices; what the terminal showed. */
  async function renewByHand(
    slip: Slip = 'nothing',
    at: readonly string[] = names,
  ): Promise<ProgramEnd> {
    const args = [config, PASSWORD, slip, EXPIRY_CHECK, 'fmc', ...at]
    const operator = startProgram('expect', [program('renew-by-hand.exp'), ...args])
    for (let run = 1; run <= (slip === 'older-run' ? 2 : 1); run++) {
      await operator.until(new RegExp(`(?:Current ca_root[^]*?yes/no\\]:yes[^]*?){${run}}`))
      // What the manager takes to make a key is over at once.
      await carryOut('clock', 'advance', '20s')
    }
    return operator.ended
  }

  return {
    names,
    config,
    carryOut,
    managerState,
    withPassword,
    portOf: (role: string): number => {
      const { doors } = appliances.find(({ name }) => name === role)!
      return (doors as readonly NamedDoor[]).find(({ service }) => service === 'ssh')!.port
    },
    renewByHand,
    /** Commands of root at an appliance, one after the other; what the terminal showed. */
    asRoot: (role: string, ...commands: readonly string[]): Promise<ProgramEnd> =>
      runProgram('expect', [program('as-root.exp'), config, PASSWORD, role, ...commands]),
    /** The names of what the journal has of an appliance, oldest first. */
    journal: async (appliance: string, event: string): Promise<readonly string[]> => {
      const args = ['--appliance', appliance, '--event', event]
      const { entries } = await cli.json<{ entries: { event: string }[] }>('journal', ...args)
      return entries.map((entry) => entry.event)
    },
    /** Lets every device that can come back do so; attempts are at most five minutes apart. */
    retry: () => carryOut('clock', 'advance', '10m'),
    /** The log of an appliance, fetched with scp. */
    messages: async (role: string): Promise<string> => {
      const file = join(temporaryFolder(), 'messages')
      const { code, stderr } = await withPassword('scp', '-q', `${role}:/var/log/messages`, file)
      if (code !== 0) throw new TypeError(stderr)
      return readFileSync(file, 'utf8')
    },
  }
}
