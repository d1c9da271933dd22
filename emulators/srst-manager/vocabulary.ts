import type { Evidence, SshOffer } from '../../src/emulator/index.ts'
import type { Configuration, ConfigurationEdit } from './configuration/statements.ts'
import type { SystemObject, SystemObjects } from './data/system-objects.ts'

/** A kind of content that is backed up under an id of its own. */
export type Category = 'configuration' | 'data'

/** Where backups go; without an account when only the URL was given. */
export interface BackupServerSettings {
  /** As typed: `sftp://10.30.30.100/vmbackups`. */
  readonly url: string
  readonly username: string
  readonly password: string
}

/** A pinned host key: the MD5 fingerprint that a server of this name must show. */
export interface KnownHost {
  /** As typed; a name does not cover its address. */
  readonly host: string
  readonly type: 'ssh-rsa' | 'ssh-dsa'
  /** Sixteen pairs of hexadecimal digits with colons. */
  readonly md5: string
}

/** The key from which the keys of each protected backup are derived. */
export interface MasterKey {
  /** Hexadecimal. */
  readonly secret: string
  /** Eight hexadecimal digits by which two machines see that they have the same key. */
  readonly magic: string
}

/** One backup or restore of one category, as the histories show it. */
export interface OperationRecord {
  readonly operation: 'Backup' | 'Restore'
  readonly category: Category
  readonly serverUrl: string
  readonly backupId: number
  /** Only with restores. */
  readonly restoreId?: number
  /** Lab time, milliseconds since 1970. */
  readonly atMs: number
  readonly result: 'Success' | 'Failure'
  /** Empty on success. */
  readonly reason: string
  readonly version: string
}

/** Everything that a backup or restore needs to know of the machine. */
export interface JobPlan {
  readonly server: BackupServerSettings
  readonly categories: readonly Category[]
  readonly knownHosts: readonly KnownHost[]
  readonly masterKey?: MasterKey
  readonly version: string
  /** Lab time, milliseconds since 1970. */
  readonly atMs: number
}

/** A backup to be made. */
export interface BackupJob extends JobPlan {
  readonly kind: 'backup'
  readonly id: number
  readonly revisionsMax: number
  readonly isProtected: boolean
  readonly contents: Readonly<Record<Category, string>>
}

/** A restore to be made. */
export interface RestoreJob extends JobPlan {
  readonly kind: 'restore'
  readonly id: number
  readonly restoreId: number
  readonly isEnforced: boolean
}

/** How a backup or restore ended. */
export interface JobReport {
  /** One record a category, in the order of the job. */
  readonly records: readonly OperationRecord[]
  /** What a restore brought back; absent unless every category of it was accepted. */
  readonly restored?: Readonly<Partial<Record<Category, string>>>
  /** Whether a restore met content that was tampered with, so that the machine waits for its administrator. */
  readonly wasTampered: boolean
}

/** What the machine's statechart is told. */
export type SrstEvent =
  | { type: 'configuration.edited'; edits: readonly ConfigurationEdit[] }
  | { type: 'configuration.loaded'; into: 'running' | 'startup'; configuration: Configuration }
  | { type: 'configuration.saved' }
  | { type: 'configuration.erased' }
  | { type: 'object.kept'; object: SystemObject }
  | { type: 'object.dropped'; key: string }
  | { type: 'offline.requested' }
  | { type: 'online.requested' }
  | { type: 'reload.requested' }
  | { type: 'shutdown.requested' }
  | { type: 'power.restored' }
  | { type: 'factory.restored' }
  | { type: 'backup.ordered'; categories: readonly Category[]; by: string }
  | { type: 'restore.ordered'; id: number; categories: readonly Category[]; by: string }
  | { type: 'schedule.due'; key: string }
  | { type: 'kron.ended'; key: string; result: string }
  | { type: 'masterKey.generated'; key: MasterKey }
  | { type: 'masterKey.deleted' }

export interface SrstContext {
  /** Lab time, milliseconds since 1970. */
  readonly now: () => number
  readonly profile: SrstProfile
  /** The configuration in force. */
  readonly running: Configuration
  /** What `write` has saved, and what a reload brings back. */
  readonly startup: Configuration
  /** Accounts, schedules, templates, call agents and sites: everything that is kept without `write`. */
  readonly objects: SystemObjects
  /** How both were when the machine was first set up. */
  readonly factory: { readonly configuration: Configuration; readonly objects: SystemObjects }
  /** Kept apart from the configuration, and in no backup. */
  readonly masterKey: MasterKey | undefined
  /** Oldest first. */
  readonly backups: readonly OperationRecord[]
  /** Oldest first. */
  readonly restores: readonly OperationRecord[]
  readonly nextBackupId: number
  readonly nextRestoreId: number
  /** What runs, or ran last. */
  readonly job?: BackupJob | RestoreJob
  /** The schedule that ordered it; absent when somebody did at the prompt. */
  readonly jobSchedule: string | undefined
  /** Whether the machine goes online by itself when the job is done. */
  readonly returnsOnline: boolean
  /** Schedules whose backups wait for their turn, by key. */
  readonly queue: readonly string[]
  /** When each schedule runs next, by key. */
  readonly timers: Readonly<Record<string, number>>
}

export interface SrstInput {
  readonly now: () => number
  readonly profile: SrstProfile
  readonly configuration: Configuration
  readonly objects: SystemObjects
}

/** A release of SRST Manager. */
export interface SrstProfile {
  /** As `9.0`. */
  readonly title: string
  /** As the screens and the histories print it: `9.0.1`. */
  readonly version: string
  readonly copyrightYears: string
  /** The ident of its sshd, after `SSH-2.0-`. */
  readonly ident: string
  /** The ident of the client with which it dials backup servers. */
  readonly clientIdent: string
  /** What its sshd offers. */
  readonly sshServer: SshOffer
  /** What it offers when it dials a backup server. */
  readonly sshClient: SshOffer
  /** Whether `write` saves pinned host keys and the flags of backup security. */
  readonly savesPins: boolean
  /** Whether sites have a dial plan (from 11.0 on). */
  readonly hasDialPlan: boolean
  /** The version of AXL that it speaks with central call agents. */
  readonly axl: string
  readonly timings: SrstTimings
  readonly evidence: Readonly<
    Record<'release' | 'sshServer' | 'sshClient' | 'timings' | 'pins', Evidence>
  >
}

/** Lab milliseconds. */
export interface SrstTimings {
  /** From a reload until the doors are back. */
  readonly bootMs: number
  /** Collecting or unpacking the content of one category. */
  readonly categoryMs: number
  /** How long one transfer may take. */
  readonly transferLimitMs: number
  /** Quiet time after which a session ends. */
  readonly idleMs: number
}
