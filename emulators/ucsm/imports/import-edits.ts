import { NEVER_SAVED } from '../backup-file/configuration-xml.ts'
import { BACKUP_CLASS } from '../backup-objects.ts'
import { switchDn } from '../cluster/network-element.ts'
import { FAULT_POLICY_DN } from '../faults/fault-policy.ts'
import { BOOT_UNIT_DN } from '../firmware/boot-unit.ts'
import type { Edit, ManagedObject, ObjectTree } from '../managed-objects.ts'
import { IMPORT_CLASS, type ImportAction } from './import-objects.ts'

/** What a file says in place of an identity that it did not preserve; an object that has one keeps it. */
const LEFT_TO_THE_POOL = 'derived'
/** The login that is there whatever is imported. */
const ADMIN_DN = 'sys/user-ext/user-admin'
/** What a file of another interconnect, or of an earlier day, must not change here. */
const OWN = [ADMIN_DN, BOOT_UNIT_DN, switchDn('A'), switchDn('B')]
/** What an import does not take away: the tops of the tree and what no box is without. */
const TOPS = new Set(['sys', 'org-root', 'fabric', FAULT_POLICY_DN])

/**
 * The changes by which imported objects become the configuration. Both actions set what the file says;
 * `replace` also deletes what the file does not have, in the parts of the tree that it speaks of at all.
 * Passwords are in no file, so users that exist keep theirs, and operations come in at rest. What is the
 * interconnect's own, the administrator among it, stays as it is whatever a file says.
 */
export function importEdits(
  tree: ObjectTree,
  imported: readonly ManagedObject[],
  action: ImportAction,
): Edit[] {
  const brought = imported
    .filter((object) => !isOwn(object.dn))
    .map((object) => atRest(bare(object)))
  const edits = brought.flatMap((object) => bringIn(object, tree[object.dn]))
  return action === 'merge' ? edits : [...removals(tree, brought), ...edits]
}

/** An operation that was running when it was saved does not run again by being imported. */
function atRest(object: ManagedObject): ManagedObject {
  if (!isOperation(object)) return object
  return { ...object, attributes: { ...object.attributes, adminState: 'disabled' } }
}

function bringIn(object: ManagedObject, known: ManagedObject | undefined): Edit[] {
  if (!known) return [{ verb: 'create', object }]
  const changed = Object.entries(object.attributes).filter(
    ([name, value]) => known.attributes[name] !== value && value !== LEFT_TO_THE_POOL,
  )
  if (changed.length === 0) return []
  return [{ verb: 'set', dn: object.dn, attributes: Object.fromEntries(changed) }]
}

function removals(tree: ObjectTree, imported: readonly ManagedObject[]): Edit[] {
  const present = new Set(imported.map(({ dn }) => dn))
  const parts = new Set(imported.map(({ dn }) => partOf(dn)))
  const staying = Object.values(tree).filter(
    (object) => present.has(object.dn) || !parts.has(partOf(object.dn)) || stays(object),
  )
  const kept = new Set(staying.flatMap(({ dn }) => lineage(dn)))
  const gone = new Set(Object.keys(tree).filter((dn) => !kept.has(dn)))
  const isTopmost = (dn: string) =>
    !lineage(dn)
      .slice(0, -1)
      .some((above) => gone.has(above))
  return [...gone].filter(isTopmost).map((dn) => ({ verb: 'delete', dn }))
}

function stays(object: ManagedObject): boolean {
  return isOperation(object) || TOPS.has(object.dn) || isOwn(object.dn)
}

function isOwn(dn: string): boolean {
  return OWN.some((own) => dn === own || dn.startsWith(`${own}/`))
}

/** An object without passwords, which somebody may have written into a file. */
function bare(object: ManagedObject): ManagedObject {
  const open = Object.entries(object.attributes).filter(([name]) => !NEVER_SAVED.has(name))
  return { ...object, attributes: Object.fromEntries(open) }
}

function isOperation({ class: name }: ManagedObject): boolean {
  return name === BACKUP_CLASS || name === IMPORT_CLASS
}

/** `org-root` of `org-root/org-Finance`. */
function partOf(dn: string): string {
  return dn.split('/')[0] ?? ''
}

/** A name and the names above it. */
function lineage(dn: string): string[] {
  const parts = dn.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}
