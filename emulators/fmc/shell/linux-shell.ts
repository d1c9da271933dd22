import type { Actor } from 'xstate'
import {
  createLinuxHost,
  createShell,
  type Account,
  type FileTree,
  type Shell,
  type Surroundings,
} from '../../../src/emulator/index.ts'
import { openssl } from '../../sftunnel/shell/openssl.ts'
import { powerPrograms } from '../../sftunnel/shell/power-programs.ts'
import type { ManagedProcess } from '../../sftunnel/shell/pmtool.ts'
import { tunnelCommands } from '../../sftunnel/shell/tunnel-commands.ts'
import type { TunnelEnd } from '../../sftunnel/screens/tunnel-end.ts'
import { skewedClock } from '../../sftunnel/skewed-clock.ts'
import { PROGRAMS } from '../files/factory-files.ts'
import type { fmcMachine } from '../machines/fmc-machine.ts'
import { lastSwitch } from '../screens/last-login.ts'

/** What the Linux of a manager is made of. */
export interface LinuxShellPlan {
  readonly surroundings: Surroundings
  readonly appliance: Actor<typeof fmcMachine>
  readonly tree: FileTree
  readonly end: TunnelEnd
  readonly processes: readonly ManagedProcess[]
  readonly skewMs: number
  readonly isPassword: (typed: string) => boolean
}

const ADMIN_UID = 100
const HOME = '/Volume/home/admin'
const SEARCH_PATH = `/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin:${PROGRAMS}`

/** The shell of `admin`, on a Linux that is made when somebody first asks for it. */
export function createLinuxShell(plan: LinuxShellPlan): () => Shell {
  let shell: Shell | undefined
  return () => {
    shell ??= shellOf(plan)
    return shell
  }
}

function shellOf({ surroundings, appliance, tree, end, ...rest }: LinuxShellPlan): Shell {
  const { processes, skewMs, isPassword } = rest
  const admin: Account = {
    name: 'admin',
    uid: ADMIN_UID,
    gid: ADMIN_UID,
    home: HOME,
    passwordIs: isPassword,
    sudo: 'with-password',
  }
  const clock = skewedClock(surroundings.clock, skewMs)
  const host = createLinuxHost({
    clock,
    tree,
    hostname: () => end.self().name,
    accounts: [admin],
    commands: [
      ...tunnelCommands({ end, processes, programs: PROGRAMS }),
      ...powerPrograms({
        reboot: () => appliance.send({ type: 'reboot.requested', reason: 'reboot' }),
        halt: () => appliance.send({ type: 'shutdown.requested' }),
      }),
      openssl(),
    ],
    facts: {
      path: SEARCH_PATH,
      rootPath: SEARCH_PATH,
      sudoPrompt: 'Password: ',
      suGreeting: switchGreeting(clock.now),
    },
  })
  return createShell({ host, account: host.accounts.find(admin.name) ?? admin })
}

/** `su` tells when the account was last switched to, except for the first time. */
function switchGreeting(now: () => number): (account: Account) => string {
  const switches = new Map<string, number>()
  return ({ name }) => {
    const lastMs = switches.get(name)
    switches.set(name, now())
    return lastMs === undefined ? '' : lastSwitch(lastMs)
  }
}
