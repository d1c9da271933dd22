import type { Evidence, SshOffer } from '../../src/emulator/index.ts'
import type { AlarmNews } from './alarms.ts'
import type { DownloadStage, DownloadTask, ImageDownload } from './downloads/image-download.ts'
import type { Installation } from './firmware/installation.ts'
import type { SshClientBug } from './firmware/ssh-client-bugs.ts'
import type { ImportAction, ImportFsm, ImportStage } from './imports/import-objects.ts'
import type { Edit, ManagedObject, ObjectTree } from './managed-objects.ts'
import type { OperationFsm } from './operations/operation-fsm.ts'
import type { RemoteFile } from './operations/operation-objects.ts'
import type { AuditRecord, EventRecord } from './records/record.ts'
import type { Login } from './records/session-audits.ts'

/** What the appliance's statechart is told. */
export type UcsmEvent =
  | { type: 'buffer.committed'; edits: readonly Edit[]; passwords: Passwords; user: string }
  | { type: 'firmware.upgraded'; to: string }
  | { type: 'install.triggered'; to: string }
  | { type: 'reboot.requested'; reason: string }
  | { type: 'configuration.erasing' }
  | { type: 'fips.switched'; isOn: boolean }
  | { type: 'seat.given'; seat: ClusterSeat }
  | { type: 'configuration.received'; objects: ObjectTree }
  | { type: 'stage.entered'; host: string; stage: BackupStage; attempt: number }
  | { type: 'stage.failed'; host: string; failure: StageFailure }
  | { type: 'backup.succeeded'; host: string; bytes: number; sha256: string }
  | { type: 'backup.abandoned'; host: string; error: RemoteError }
  | { type: 'visitor.came'; login: Login }
  | { type: 'visitor.went'; login: Login }
  | { type: 'importStage.entered'; host: string; stage: ImportStage; attempt: number }
  | { type: 'importStage.failed'; host: string; failure: StageFailure<ImportStage> }
  | {
      type: 'configuration.imported'
      action: ImportAction
      objects: readonly ManagedObject[]
    }
  | { type: 'import.succeeded'; host: string; objects: number }
  | { type: 'import.abandoned'; host: string; error: RemoteError }
  | { type: 'download.ordered'; plan: ImageDownload; password: string; user: string }
  | { type: 'downloadStage.entered'; file: string; stage: DownloadStage; attempt: number }
  | { type: 'downloadStage.failed'; file: string; failure: StageFailure<DownloadStage> }
  | { type: 'download.succeeded'; file: string }
  | { type: 'download.abandoned'; file: string; error: RemoteError }
  | { type: 'policy.due'; dn: string }
  | { type: 'policy.resumed'; dn: string }
  | { type: 'backup.ordered'; operation: ManagedObject; passwords: Passwords }
  | { type: 'export.overdue' }
  | { type: 'condition.arose'; news: AlarmNews }
  | { type: 'condition.ended'; dn: string; code: string }
  | { type: 'alarm.settled'; id: number }
  | { type: 'alarm.expired'; id: number }

/**
 * Passwords typed for backups, by host, and for other objects, by their names. They are not part of the
 * configuration; those of operations are never stored.
 */
export type Passwords = Readonly<Record<string, string>>

export type BackupStage = 'backupLocal' | 'upload'

/** One attempt of a stage that failed. */
export interface StageFailure<Stage = BackupStage> {
  readonly stage: Stage
  readonly attempt: number
  /** Number of the retry that follows; absent when there is none. */
  readonly retry?: number
  readonly error: RemoteError
}

/** Why a remote operation failed, as its FSM reports it (SDK MgmtBackup: fsmRmtInv*). */
export interface RemoteError {
  readonly result: string
  readonly code: string
  readonly text: string
}

/** The FSM attributes of a backup object. */
export type BackupFsm = OperationFsm<BackupStage>

/** A fault instance (faultInst). Times are lab time, milliseconds since 1970. */
export interface Alarm {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly dn: string
  readonly cause: string
  readonly severity: Severity
  readonly originalSeverity: Severity
  readonly previousSeverity: Severity
  readonly highestSeverity: Severity
  readonly text: string
  readonly occurrences: number
  readonly createdMs: number
  readonly lastTransitionMs: number
  readonly type: AlarmType
  readonly acknowledged: boolean
  readonly flags: readonly AlarmFlag[]
}

/** The kinds of faults that this interconnect raises (faults reference 6.0). */
export type AlarmType = 'fsm' | 'management'

/** Where a fault is in its life, beside its severity (SDK faultInst: lc). */
export type AlarmFlag = 'soaking-clear' | 'flapping' | 'pinned'

export type Severity = 'critical' | 'major' | 'minor' | 'warning' | 'info' | 'cleared'

/** Where a backup goes and what it holds. */
export interface BackupPlan extends RemoteFile {
  readonly type: BackupType
}

export type BackupType = 'full-state' | 'config-all' | 'config-logical' | 'config-system'

export interface UcsmContext {
  readonly now: () => number
  readonly profiles: Readonly<Record<string, UcsmProfile>>
  readonly profile: UcsmProfile
  readonly objects: ObjectTree
  /** The configuration after the first setup. */
  readonly factory: ObjectTree
  /** Its place in a cluster; undefined when it stands alone. */
  readonly seat?: ClusterSeat
  readonly fsms: Readonly<Record<string, BackupFsm>>
  readonly imports: Readonly<Record<string, ImportFsm>>
  /** Firmware downloads by the name of the file, in the order in which they were first ordered. */
  readonly downloads: Readonly<Record<string, DownloadTask>>
  /** The last auto-install; undefined when there was none. */
  readonly installation?: Installation
  readonly secrets: KeptSecrets
  /** Whether its cryptography is in FIPS mode, as it is delivered. */
  readonly isFips: boolean
  /** What each timer of a schedule was set to when it was started, by the name of its policy. */
  readonly schedules: Readonly<Record<string, string>>
  /** Policies whose time has come while the backup operation of their host still runs, in that order. */
  readonly waitingPolicies: readonly string[]
  readonly alarms: readonly Alarm[]
  readonly nextAlarmId: number
  /** The event log, oldest first. */
  readonly events: readonly EventRecord[]
  /** The audit log, oldest first. */
  readonly audits: readonly AuditRecord[]
  readonly nextRecordId: number
}

/** Secrets that the interconnect itself needs again. They are in no backup. */
export interface KeptSecrets {
  /** Passwords of the scheduled policies, by the name of the policy. */
  readonly policyPasswords: Passwords
  readonly encryptionKey?: string
}

/** What an interconnect knows of its cluster. Times are lab time, milliseconds since 1970. */
export interface ClusterSeat {
  readonly role: 'primary' | 'subordinate'
  readonly peerIsUp: boolean
  readonly startMs: number
  /** When the roles were last decided. */
  readonly electionMs: number
}

export interface UcsmInput {
  readonly now: () => number
  readonly profiles: Readonly<Record<string, UcsmProfile>>
  readonly profile: UcsmProfile
  readonly objects: ObjectTree
  readonly firstAlarmId: number
  readonly firstRecordId: number
}

/** A firmware release of the fabric interconnect. */
export interface UcsmProfile {
  /** As `show version` prints it: `4.0(2a)`. */
  readonly title: string
  /** What its sshd offers. */
  readonly sshServer: SshOffer
  /** What it offers when it dials a backup server. */
  readonly sshClient: SshOffer
  /** What that client fails at, and on which models. */
  readonly sshClientBug?: SshClientBug
  readonly copyrightYears: string
  /** Whether backups need a password encryption key, and imports verify it. */
  readonly needsEncryptionKey: boolean
  /** Whether text that a server prints before SCP begins makes a backup fail (CSCwh75796). */
  readonly stumblesOverText: boolean
  readonly timings: UcsmTimings
  readonly evidence: Readonly<Record<'sshServer' | 'sshClient' | 'backups' | 'timings', Evidence>>
}

export interface UcsmTimings {
  readonly backupLocalMs: number
  /** How long one upload may take before the stage counts as failed. */
  readonly uploadLimitMs: number
  readonly uploadRetryMs: number
  /** Attempts of the upload stage before the FSM gives up. */
  readonly uploadAttemptsMax: number
  /** Each stage of an import after the download. */
  readonly importStageMs: number
  /** From the answer to `install infra` until the activation begins. */
  readonly installMs: number
  /** From a reboot until the doors are back. */
  readonly bootMs: number
  /** From the start of an activation until the doors are back. */
  readonly activationMs: number
}
