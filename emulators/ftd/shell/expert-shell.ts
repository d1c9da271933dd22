import type { Actor } from 'xstate'
import {
  createShell,
  openLinux,
  type Clock,
  type FileTree,
  type LentTerminal,
  type LinuxHost,
  type Recorder,
  type Shell,
  type Surroundings,
} from '../../../src/emulator/index.ts'
import { sshClientOf } from '../../sftunnel/access/ssh-client.ts'
import { followBoots } from '../../sftunnel/shell/boot-time.ts'
import { createExpertLinux, type ExpertLinuxPlan } from '../../sftunnel/shell/expert-linux.ts'
import type { ManagedProcess } from '../../sftunnel/shell/pmtool.ts'
import type { TunnelEnd } from '../../sftunnel/screens/tunnel-end.ts'
import type { ftdMachine } from '../machines/ftd-machine.ts'
import { SHELL_NOTICE } from '../screens/power.ts'
import { PROGRAMS } from './processes.ts'

/** What the expert shell of a device is made of. */
export interface ExpertPlan extends Pick<ExpertLinuxPlan, 'isPassword' | 'lastLogin'> {
  readonly surroundings: Surroundings
  readonly appliance: Actor<typeof ftdMachine>
  readonly tree: FileTree
  readonly end: TunnelEnd
  readonly processes: readonly ManagedProcess[]
  /** The device's own clock. */
  readonly clock: Clock
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
  /** The shell of `admin`. */
  readonly shell: () => Shell
  /** Brings files up to date that follow the tunnel. */
  readonly refresh: () => void
}

/** Makes the expert shell of a device. */
export function createExpertShell(plan: ExpertPlan): ExpertShell {
  const { surroundings, appliance, clock, refresh } = plan
  const bootedMs = followBoots({
    isRunning: () => appliance.getSnapshot().matches('running'),
    subscribe: (changed) => appliance.subscribe(changed),
    now: clock.now,
  })
  let host: LinuxHost | undefined
  function shell(): Shell {
    host ??= linuxOf(plan, bootedMs)
    return createShell({ host, account: host.accounts.find('admin')! })
  }

  return {
    shell,
    refresh,
    async open(terminal, record, onGone) {
      refresh()
      const { profile } = appliance.getSnapshot().context
      const running = openLinux(surroundings, terminal, {
        shell: shell(),
        record,
        onLine: refresh,
        ...(profile.warnsOfShell && { greeting: SHELL_NOTICE }),
      })
      onGone(running.hangUp)
      await running.done
    },
  }
}

function linuxOf(plan: ExpertPlan, bootedMs: () => number): LinuxHost {
  const { appliance } = plan
  const { mac, netmask } = appliance.getSnapshot().context.network
  return createExpertLinux({
    ...plan,
    bootedMs,
    home: '/home/admin',
    programs: PROGRAMS,
    programFolders: [PROGRAMS, '/usr/local/sf/bin'],
    openssl: () => appliance.getSnapshot().context.profile.tunnel.openssl,
    sshClient: () => sshClientOf(appliance.getSnapshot().context.profile),
    power: {
      reboot: () => appliance.send({ type: 'reboot.requested', reason: 'reboot' }),
      halt: () => appliance.send({ type: 'shutdown.requested' }),
    },
    mac,
    netmask,
  })
}
