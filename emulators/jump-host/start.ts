import {
  createShell,
  hostKeySheets,
  labPassword,
  openSshDoor,
  runAtConsole,
  startChart,
  stateName,
  type CastOptions,
  type StartedEmulator,
  type StartPlan,
} from '../../src/emulator/index.ts'
import { doorPolicy, keyOptionsOf } from './door.ts'
import { createJumpLinux } from './linux.ts'
import { jumpHostMachine } from './machine.ts'
import type { JumpHostProfile } from './vocabulary.ts'

/** What may be chosen about a jump host besides profile, address and host name. */
export interface JumpHostOptions extends CastOptions {
  readonly username?: string
  readonly password?: string
  /** Files of the user from the start, by their names in the home. */
  readonly files?: Readonly<Record<string, string>>
}

/** What a script can do with a jump host besides typing at its prompt. */
export interface JumpHostHandle {
  /** The text of a file; undefined when there is none. */
  readonly readFile: (path: string) => string | undefined
}

/** Starts a jump host: its chart, its Linux and the SSH door. */
export async function startJumpHost({
  surroundings,
  profile,
  options,
}: StartPlan<JumpHostProfile, JumpHostOptions>): Promise<StartedEmulator<JumpHostHandle>> {
  const {
    username = 'operator',
    password = labPassword(surroundings.entropy),
    files = {},
  } = options
  const login = { username, password: surroundings.secret(password) }
  const machine = startChart(surroundings, jumpHostMachine, {
    stream: 'appliance',
    input: undefined,
  })
  const host = createJumpLinux({ surroundings, profile, login, files })
  const door = await openSshDoor(surroundings, {
    port: 22,
    policy: (arrival) => doorPolicy({ surroundings, profile, login, host }, arrival),
  })
  machine.subscribe(({ value }) => {
    if (value === 'stopped') door.shut('service stopped')
    else door.open()
  })
  const { root } = host.tree
  const types = profile.hostKeys.map(({ type }) => type)
  return {
    handle: {
      readFile: (path) => (root.has(path) ? Buffer.from(root.read(path)).toString() : undefined),
    },
    state: () => stateName(machine.getSnapshot().value),
    profile: () => profile.name,
    send({ type }) {
      if (type === 'service.stopped' || type === 'service.started') machine.send({ type })
    },
    console: (line) =>
      runAtConsole(surroundings, line, {
        shell: createShell({ host, account: host.accounts.find(username)! }),
        record: surroundings.record('console'),
      }),
    credentials: [login],
    sshOffer: () => profile.offer,
    hostKeys: () => hostKeySheets(surroundings, types, keyOptionsOf(profile)),
    stop: () => machine.stop(),
  }
}
