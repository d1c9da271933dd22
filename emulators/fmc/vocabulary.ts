import type { Evidence, SshOffer } from '../../src/emulator/index.ts'
import type { StopReason, TunnelProfile } from '../sftunnel/vocabulary.ts'

/** What a manager is told. */
export type FmcEvent =
  | { type: 'reboot.requested'; reason: string }
  | { type: 'shutdown.requested' }
  | { type: 'power.lost' }
  | { type: 'power.restored' }
  | { type: 'software.upgraded'; to: FmcProfile }
  | { type: 'hotfix.installed'; hotfix: Hotfix }
  | { type: 'process.crashed' }
  | { type: 'sftunnel.restarted' }
  | { type: 'sftunnel.disabled' }
  | { type: 'sftunnel.enabled' }
  | { type: 'vdb.installed'; version: number }
  | { type: 'task.started'; task: StartedTask }
  | { type: 'task.told'; id: number; text: string }
  | { type: 'task.ended'; ending: TaskEnding }
  | { type: 'task.dismissed'; id: number }
  | { type: 'health.examined'; alerts: readonly HealthAlert[] }

/** What the statechart of a manager knows. */
export interface FmcContext {
  readonly profile: FmcProfile
  /** The version of the vulnerability database, which is installed apart from the software. */
  readonly vdb: number
  /** Hotfixes on top of the release, oldest first; another release does without them. */
  readonly hotfixes: readonly Hotfix[]
  /** Why the sftunnel process was last ended. */
  readonly stopReason: StopReason
  /** Whether somebody has told the process manager not to run sftunnel; a reboot does not change it. */
  readonly isTunnelDisabled: boolean
  /** Oldest first. */
  readonly tasks: readonly Task[]
  /** What the last health run has found. */
  readonly alerts: readonly HealthAlert[]
}

/** What a manager is started with. */
export type FmcInput = Pick<FmcContext, 'profile' | 'vdb'>

/** A line of the Tasks tab, when it appears. */
export interface StartedTask {
  readonly id: number
  /** The heading that it stands under: `Register`, `Policy Deployment`, `Local Install`. */
  readonly group: string
  readonly title: string
  readonly text: string
  /** Lab time, milliseconds since 1970. */
  readonly startedMs: number
}

/** How a task ended. */
export interface TaskEnding {
  readonly id: number
  readonly state: 'completed' | 'failed'
  readonly text: string
  /** Lab time, milliseconds since 1970. */
  readonly endedMs: number
}

/** A line of the Tasks tab; it stays until somebody dismisses it. */
export interface Task extends StartedTask {
  readonly state: 'running' | 'completed' | 'failed'
  readonly endedMs?: number
}

/** A finding of a health run. */
export interface HealthAlert {
  /** The health module, as the Health tab names it. */
  readonly module: string
  readonly severity: 'warning' | 'error'
  readonly text: string
}

/** A package that mends a release without replacing it. */
export interface Hotfix {
  /** The releases that it is for: `7.2`. */
  readonly train: string
  /** `FZ` */
  readonly letters: string
  /** `7.2.9.99-4` */
  readonly version: string
  /** `Cisco_Secure_FW_Mgmt_Center_Hotfix_FZ-7.2.9.99-4` */
  readonly name: string
  /** `Cisco_Secure_FW_Mgmt_Center_Hotfix_FZ-7.2.9.99-4.sh.REL.tar` */
  readonly file: string
}

/** A release of the manager's software. */
export interface FmcProfile {
  /** The name of the profile: `7.2`. */
  readonly title: string
  /** `7.2.5` */
  readonly version: string
  readonly build: number
  readonly copyrightYears: string
  /** `Cisco Firepower Extensible Operating System (FX-OS) v2.14.1 (build 131)` */
  readonly operatingSystem: string
  /** `Cisco Secure Firewall Management Center for VMware` */
  readonly model: string
  /** The build date of its image, ISO: the day on which the InternalCA of a fresh installation begins. */
  readonly imageBuilt: string
  /** Whether a login comes to the command line with the prompt `>`, and not straight to the shell. */
  readonly hasClish: boolean
  /** Whether the programs that renew the InternalCA come with it; where absent, only a hotfix brings them. */
  readonly hasRenewalTools?: boolean
  readonly vdb: number
  readonly rulesUpdate?: string
  readonly lspVersion?: string
  /** The ident of its sshd, after `SSH-2.0-`. */
  readonly ident: string
  readonly sshServer: SshOffer
  readonly tunnel: TunnelProfile
  readonly timings: FmcTimings
  readonly evidence: Readonly<
    Record<'release' | 'imageBuilt' | 'content' | 'sshServer' | 'timings', Evidence>
  >
}

/** Lab milliseconds. */
export interface FmcTimings {
  readonly bootMs: number
  readonly upgradeMs: number
  /** Installing a hotfix, without a reboot. */
  readonly hotfixMs: number
  /** Making the key of a new InternalCA. */
  readonly caGenerationMs: number
  /** From the end of the sftunnel process until the process manager has it running again. */
  readonly respawnMs: number
  /** Collecting what is to be deployed, before the device is told. */
  readonly deployMs: number
  /** How long a device may take to register after it was added. */
  readonly registrationLimitMs: number
  /** Between two runs of the health modules. */
  readonly healthRunMs: number
}
