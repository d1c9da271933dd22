import type { Actor } from 'xstate'
import {
  createLinuxHost,
  createShell,
  formatDate,
  openLinux,
  type Account,
  type FileTree,
  type LentTerminal,
  type LinuxHost,
  type Recorder,
  type Surroundings,
} from '../../../src/emulator/index.ts'
import { openssl } from '../../sftunnel/shell/openssl.ts'
import { powerPrograms } from '../../sftunnel/shell/power-programs.ts'
import type { ManagedProcess } from '../../sftunnel/shell/pmtool.ts'
import { tunnelCommands } from '../../sftunnel/shell/tunnel-commands.ts'
import type { TunnelEnd } from '../../sftunnel/screens/tunnel-end.ts'
import { skewedClock } from '../../sftunnel/skewed-clock.ts'
import type { ftdMachine } from '../machines/ftd-machine.ts'
import { SHELL_NOTICE } from '../screens/power.ts'

/** What the expert shell of a device is made of. */
export interface ExpertPlan {
  readonly surroundings: Surroundings
  readonly appliance: Actor<typeof ftdMachine>
  readonly tree: FileTree
  readonly end: TunnelEnd
  readonly processes: readonly ManagedProcess[]
  readonly skewMs: number
  readonly isPassword: (typed: string) => boolean
  /** Called before a line is carried out, so that files that follow the tunnel are up to date. */
  readonly refresh: () => void
}

/** The expert shell: a Linux that is made when somebody first asks for it. */
export interface ExpertShell {
  /** Opens it on a terminal; resolves when it is left. */
  readonly open: (
    terminal: LentTerminal,
    record: Recorder,
    /** Given what ends the shell when the visitor is gone. */
    onGone: (hangUp: () => void) => void,
  ) => Promise<unknown>
}

const PROGRAMS = '/ngfw/usr/local/sf/bin'
const ADMIN_UID = 100
const SEARCH_PATH = `/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin:${PROGRAMS}:/usr/local/sf/bin`

/** Makes the expert shell of a device. */
export function createExpertShell(plan: ExpertPlan): ExpertShell {
  const { surroundings, appliance, refresh } = plan
  let host: LinuxHost | undefined
  return {
    async open(terminal, record, onGone) {
      host ??= linuxOf(plan)
      refresh()
      const { profile } = appliance.getSnapshot().context
      const account = host.accounts.find('admin')!
      const running = openLinux(surroundings, terminal, {
        shell: createShell({ host, account }),
        record,
        onLine: refresh,
        ...(profile.warnsOfShell && { greeting: SHELL_NOTICE }),
      })
      onGone(running.hangUp)
      await running.done
    },
  }
}

function linuxOf(plan: ExpertPlan): LinuxHost {
  const { surroundings, appliance, tree, end, processes, skewMs, isPassword } = plan
  const admin: Account = {
    name: 'admin',
    uid: ADMIN_UID,
    gid: ADMIN_UID,
    home: '/home/admin',
    passwordIs: isPassword,
    sudo: 'with-password',
  }
  const clock = skewedClock(surroundings.clock, skewMs)
  return createLinuxHost({
    hostname: () => appliance.getSnapshot().context.network.hostname,
    clock,
    tree,
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
      suGreeting: lastSwitch(clock.now),
    },
  })
}

/** `su` tells when the account was last switched to, except for the first time. */
function lastSwitch(now: () => number): (account: Account) => string {
  const switches = new Map<string, number>()
  return ({ name }) => {
    const lastMs = switches.get(name)
    switches.set(name, now())
    if (lastMs === undefined) return ''
    return `Last login: ${formatDate('%a %b %e %H:%M:%S UTC %Y', lastMs, 'UTC')} on pts/0\n`
  }
}
