import type { Actor } from 'xstate'
import type { EchoOutcome, HostKeySheet } from '../../src/emulator/index.ts'
import { BACKUP_CLASS } from './backup-objects.ts'
import {
  applyEdits,
  objectsOf,
  type Edit,
  type ManagedObject,
  type ObjectTree,
} from './managed-objects.ts'
import type { ClusterLink, Fabric } from './cluster/cluster-link.ts'
import type { ucsmMachine } from './machines/ucsm-machine.ts'
import type { visitMachine } from './machines/visit-machine.ts'
import type { UcsmPlatform } from './platforms.ts'
import type { SyslogFile } from './records/syslog-file.ts'
import type { SessionDesk, UserSession } from './sessions/session-desk.ts'
import type { UcsmContext } from './vocabulary.ts'
import type { LocalFiles, LocalPlace } from './workspace/local-files.ts'
import type { Copier } from './workspace/remote-copy.ts'
import { backupDn } from './alarms.ts'

/** What the command line knows of its visitor. */
export interface Visit {
  /** The system name with the fabric: `UCS-A`. */
  readonly host: string
  readonly user: string
  readonly platform: UcsmPlatform
  readonly appliance: Actor<typeof ucsmMachine>
  readonly buffer: Actor<typeof visitMachine>
  readonly syslog: SyslogFile
  readonly fabric: Fabric
  /** The other interconnect; undefined when this one stands alone. */
  readonly cluster: ClusterLink | undefined
  readonly desk: SessionDesk
  /** Their own place at the desk. */
  readonly session: UserSession
  readonly files: LocalFiles
  /** Makes what copies files to and from servers, with the firmware that runs now. */
  readonly copier: () => Copier
  /** Whether a host answers an echo request. */
  readonly reaches: (host: string) => Promise<EchoOutcome>
  /** Lab time of the moment when the doors opened after the last start. */
  readonly startedMs: () => number
  readonly hostKeys: () => readonly HostKeySheet[]
  /** The visit at the other interconnect; undefined until it is connected to. */
  peer: Visit | undefined
  /** The modes that `push` has kept; those without a name are empty. */
  pushedModes: readonly string[]
  /** Keeps a typed secret out of journal and logs. */
  readonly keepSecret: (secret: string) => void
  /** The directory of local management that is open. */
  folder: LocalPlace
  /** The local user whose scope is open. */
  localUser: string
  /** The fabric interconnect whose scope is open. */
  openFabric: Fabric
  /** The organizations whose scopes are open, by their names in the tree, the outermost first. */
  organizations: readonly string[]
  /** The MAC pool whose scope is open, by its name in the tree. */
  macPool: string
  /** The host of the backup operation whose scope is open. */
  backupHost: string
  /** The host of the import operation whose scope is open. */
  importHost: string
}

/** The appliance as it is now. */
export function facts(visit: Visit): UcsmContext {
  return visit.appliance.getSnapshot().context
}

/** The configuration as this visitor sees it: what is committed, and their own pending changes. */
export function seen(visit: Visit): ObjectTree {
  return applyEdits(facts(visit).objects, pending(visit))
}

/** Changes that are not committed yet. */
export function pending(visit: Visit): readonly Edit[] {
  return visit.buffer.getSnapshot().context.edits
}

/** Adds a change to the transaction buffer. */
export function edit(visit: Visit, change: Edit): void {
  visit.buffer.send({ type: 'edit.made', edit: change })
}

/** The organization whose scope is open, by its name in the tree. */
export function openOrganization(visit: Visit, path: readonly string[]): string {
  return visit.organizations[depthIn(path) - 1] ?? 'org-root'
}

/** Remembers which organization it is whose scope is about to be entered. */
export function rememberOrganization(visit: Visit, path: readonly string[], dn: string): void {
  visit.organizations = [...visit.organizations.slice(0, depthIn(path)), dn]
}

function depthIn(path: readonly string[]): number {
  return path.filter((mode) => mode === 'org').length
}

/** The backup operation of a host, pending ones included. */
export function backupOf(visit: Visit, host: string): ManagedObject | undefined {
  return seen(visit)[backupDn(host)]
}

/** All backup operations, pending ones included. */
export function backups(visit: Visit): ManagedObject[] {
  return objectsOf(seen(visit), BACKUP_CLASS)
}
