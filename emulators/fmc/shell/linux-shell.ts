import type { Actor } from 'xstate'
import {
  createShell,
  type Clock,
  type FileTree,
  type KeyPool,
  type LinuxCommand,
  type Shell,
  type Surroundings,
} from '../../../src/emulator/index.ts'
import { sshClientOf } from '../../sftunnel/access/ssh-client.ts'
import { followBoots } from '../../sftunnel/shell/boot-time.ts'
import { createExpertLinux, type ExpertLinuxPlan } from '../../sftunnel/shell/expert-linux.ts'
import type { ManagedProcess } from '../../sftunnel/shell/pmtool.ts'
import type { TunnelEnd } from '../../sftunnel/screens/tunnel-end.ts'
import { PROGRAMS } from '../files/factory-files.ts'
import type { fmcMachine } from '../machines/fmc-machine.ts'
import { certificateDesk } from './certificate-desk.ts'

/** What the Linux of a manager is made of. */
export interface LinuxShellPlan extends Pick<ExpertLinuxPlan, 'isPassword' | 'lastLogin'> {
  readonly surroundings: Surroundings
  readonly appliance: Actor<typeof fmcMachine>
  readonly tree: FileTree
  readonly keys: KeyPool
  readonly end: TunnelEnd
  readonly processes: readonly ManagedProcess[]
  /** Programs that are there once they have been installed. */
  readonly tools: readonly LinuxCommand[]
  /** The manager's own clock. */
  readonly clock: Clock
}

/** The vendor's part of the MAC address in the capture of Cisco document 222464. */
const VENDOR = '00:50:56'

/** The shell of `admin`, on a Linux that is made when somebody first asks for it. */
export function createLinuxShell(plan: LinuxShellPlan): () => Shell {
  const { appliance, clock } = plan
  const bootedMs = followBoots({
    isRunning: () => appliance.getSnapshot().matches('running'),
    subscribe: (changed) => appliance.subscribe(changed),
    now: clock.now,
  })
  let shell: Shell | undefined
  return () => {
    shell ??= shellOf(plan, bootedMs)
    return shell
  }
}

function shellOf(plan: LinuxShellPlan, bootedMs: () => number): Shell {
  const { surroundings, appliance, tree, keys, clock, tools } = plan
  const host = createExpertLinux({
    ...plan,
    bootedMs,
    home: '/Volume/home/admin',
    programs: PROGRAMS,
    programFolders: [PROGRAMS],
    openssl: () => appliance.getSnapshot().context.profile.tunnel.openssl,
    power: {
      reboot: () => appliance.send({ type: 'reboot.requested', reason: 'reboot' }),
      halt: () => appliance.send({ type: 'shutdown.requested' }),
    },
    sshClient: () => sshClientOf(appliance.getSnapshot().context.profile),
    desk: certificateDesk({ tree, keys, now: clock.now }),
    installable: tools,
    mac: macOf(surroundings),
    netmask: '255.255.255.0',
  })
  return createShell({ host, account: host.accounts.find('admin')! })
}

function macOf({ entropy }: Surroundings): string {
  const unit = Array.from(entropy.fork('mac address').bytes(3), (byte) =>
    byte.toString(16).padStart(2, '0'),
  )
  return [VENDOR, ...unit].join(':')
}
