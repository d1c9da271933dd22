import type { Evidence, SshOffer } from '../../src/emulator/index.ts'
import type { StopReason, TunnelProfile } from '../sftunnel/vocabulary.ts'

/** What a device is told. */
export type FtdEvent =
  | { type: 'reboot.requested'; reason: string }
  | { type: 'shutdown.requested' }
  | { type: 'power.lost' }
  | { type: 'power.restored' }
  | { type: 'software.upgraded'; to: FtdProfile }
  | { type: 'process.crashed' }
  | { type: 'sftunnel.restarted' }
  | { type: 'sftunnel.disabled' }
  | { type: 'sftunnel.enabled' }
  | { type: 'network.configured'; settings: Partial<NetworkSettings> }

/** What the statechart of a device knows. */
export interface FtdContext {
  readonly profile: FtdProfile
  readonly network: NetworkSettings
  /** Why the sftunnel process was last ended. */
  readonly stopReason: StopReason
  /** Whether somebody has told the process manager not to run sftunnel; a reboot does not change it. */
  readonly isTunnelDisabled: boolean
}

/** What a device is started with. */
export type FtdInput = Pick<FtdContext, 'profile' | 'network'>

/** The settings of the management interface. */
export interface NetworkSettings {
  readonly hostname: string
  readonly address: string
  readonly netmask: string
  readonly gateway: string
  readonly dnsServers: readonly string[]
  /** Where sftunnel listens, and where it dials its managers. */
  readonly managementPort: number
  readonly mac: string
  /** The IPv4 networks that SSH is accepted from, `10.48.79.0/24`; from everywhere when there is none. */
  readonly sshAccess: readonly string[]
}

/** What a device says after `configure manager add`, and of its managers. */
export interface ManagerManners {
  /** The sentence of success with the host in it, or without. */
  readonly namesHost: boolean
  /** Whether it asks to take note of the registration key. */
  readonly asksToNoteKey: boolean
  /** Whether `show managers` has names, versions and identifiers. */
  readonly showsIdentifiers: boolean
}

/** A series of appliances: the 1100 came with release 6.4, the 3100 with 7.1. */
export type Series = '1100' | '3100'

/** A release of the device's software. */
export interface FtdProfile {
  /** The name of the profile: `7.2`. */
  readonly title: string
  /** `7.2.5` */
  readonly version: string
  readonly build: number
  readonly copyrightYears: string
  /** `Cisco Firepower Extensible Operating System (FX-OS) v2.14.1 (build 131)` */
  readonly operatingSystem: string
  /** How the products of the release are called: the words before the model. */
  readonly brand: 'Cisco Firepower' | 'Cisco Secure Firewall'
  /** The appliances that it runs on besides virtual ones. */
  readonly series: readonly Series[]
  /** The management interface of a virtual device. */
  readonly virtualInterface: string
  /** Whether `expert` says that shell access will go away. */
  readonly warnsOfShell: boolean
  readonly vdb: number
  readonly rulesUpdate?: string
  readonly lspVersion?: string
  readonly managers: ManagerManners
  readonly ident: string
  readonly sshServer: SshOffer
  readonly tunnel: TunnelProfile
  readonly timings: FtdTimings
  readonly evidence: Readonly<
    Record<'release' | 'content' | 'managers' | 'sshServer' | 'timings', Evidence>
  >
}

/** Lab milliseconds. */
export interface FtdTimings {
  readonly bootMs: number
  readonly upgradeMs: number
  /** From the end of the sftunnel process until the process manager has it running again. */
  readonly respawnMs: number
}
