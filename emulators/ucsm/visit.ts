import type { Actor } from 'xstate'
import { BACKUP_CLASS } from './backup-objects.ts'
import {
  applyEdits,
  objectsOf,
  type Edit,
  type ManagedObject,
  type ObjectTree,
} from './managed-objects.ts'
import type { ucsmMachine } from './machines/ucsm-machine.ts'
import type { visitMachine } from './machines/visit-machine.ts'
import type { UcsmPlatform } from './platforms.ts'
import type { UcsmContext } from './vocabulary.ts'
import { backupDn } from './alarms.ts'

/** What the command line knows of its visitor. */
export interface Visit {
  /** The system name with the fabric: `UCS-A`. */
  readonly host: string
  readonly user: string
  readonly platform: UcsmPlatform
  readonly appliance: Actor<typeof ucsmMachine>
  readonly buffer: Actor<typeof visitMachine>
  /** Keeps a typed secret out of journal and logs. */
  readonly keepSecret: (secret: string) => void
  /** The host of the backup operation whose scope is open. */
  backupHost: string
}

/** The appliance as it is now. */
export function facts(visit: Visit): UcsmContext {
  return visit.appliance.getSnapshot().context
}

/** The configuration as this visitor sees it: what is committed, and their own pending changes. */
function seen(visit: Visit): ObjectTree {
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

/** The backup operation of a host, pending ones included. */
export function backupOf(visit: Visit, host: string): ManagedObject | undefined {
  return seen(visit)[backupDn(host)]
}

/** All backup operations, pending ones included. */
export function backups(visit: Visit): ManagedObject[] {
  return objectsOf(seen(visit), BACKUP_CLASS)
}
