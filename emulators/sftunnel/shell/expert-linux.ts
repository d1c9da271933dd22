import {
  createLinuxHost,
  outwardSsh,
  type Account,
  type Clock,
  type FileTree,
  type LinuxCommand,
  type LinuxHost,
  type OutwardSshPlan,
  type Surroundings,
} from '../../../src/emulator/index.ts'
import type { TunnelEnd } from '../screens/tunnel-end.ts'
import type { OpensslGeneration } from '../vocabulary.ts'
import type { CertificateDesk } from './certificate-desk.ts'
import { lastSwitch } from './last-switch.ts'
import { openssl } from './openssl/openssl.ts'
import type { ManagedProcess } from './pmtool.ts'
import { powerPrograms, type PowerPlan } from './power-programs.ts'
import { reachabilityPrograms } from './reachability-programs.ts'
import { systemPrograms, type SystemPlan } from './system-programs.ts'
import { tunnelPrograms } from './tunnel-programs.ts'

/** What the Linux of a manager or a device is made of. */
export interface ExpertLinuxPlan extends Pick<
  SystemPlan,
  'mac' | 'netmask' | 'bootedMs' | 'lastLogin'
> {
  readonly surroundings: Surroundings
  readonly tree: FileTree
  readonly end: TunnelEnd
  readonly processes: readonly ManagedProcess[]
  /** The appliance's own clock. */
  readonly clock: Clock
  readonly isPassword: (typed: string) => boolean
  /** The home of `admin`. */
  readonly home: string
  /** Where the appliance's own programs lie, and where the shell finds them. */
  readonly programs: string
  readonly programFolders: readonly string[]
  /** Of the release that runs. */
  readonly openssl: () => OpensslGeneration
  readonly power: PowerPlan
  /** What servers see of its `ssh` now. */
  readonly sshClient: OutwardSshPlan['client']
  /** Absent on an appliance that issues nothing. */
  readonly desk?: CertificateDesk
  /** Programs that are there once they have been installed. */
  readonly installable?: readonly LinuxCommand[]
}

const ADMIN_UID = 100
const SYSTEM_FOLDERS = '/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin'

/** Makes the Linux behind `expert`, as managers and devices have it alike. */
export function createExpertLinux(plan: ExpertLinuxPlan): LinuxHost {
  const { surroundings, tree, end, clock, isPassword, home, programFolders } = plan
  const path = [SYSTEM_FOLDERS, ...programFolders].join(':')
  const admin: Account = {
    name: 'admin',
    uid: ADMIN_UID,
    gid: ADMIN_UID,
    home,
    passwordIs: isPassword,
    sudo: 'with-password',
  }
  return createLinuxHost({
    hostname: () => end.self().name,
    clock,
    tree,
    accounts: [admin],
    commands: [
      ...tunnelPrograms(plan),
      ...powerPrograms(plan.power),
      ...systemPrograms({ ...plan, now: clock.now }),
      ...reachabilityPrograms(surroundings),
      openssl({ generation: plan.openssl, surroundings }),
      ...outwardSsh({ surroundings, client: plan.sshClient }),
    ],
    installable: plan.installable ?? [],
    facts: {
      path,
      rootPath: path,
      sudoPrompt: 'Password: ',
      suGreeting: lastSwitch(clock.now),
      bootedMs: plan.bootedMs,
    },
  })
}
