/** The kinds of objects that the machine keeps besides its configuration. */
export const objectKinds = [
  'account',
  'backup-schedule',
  'kron-schedule',
  'central-call-agent',
  'site-template',
  'site',
  'provisioning-record',
] as const

/** A kind of object. */
export type ObjectKind = (typeof objectKinds)[number]

/** Something that the machine keeps without `write`: an account, a schedule, a site. */
export interface SystemObject {
  readonly kind: ObjectKind
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

/** Objects by `objectKey`. */
export type SystemObjects = Readonly<Record<string, SystemObject>>

/** The key under which an object is kept: `site branch-paris`. */
export function objectKey(kind: ObjectKind, name: string): string {
  return `${kind} ${name}`
}

/** The objects of a kind, by name. */
export function objectsOf(objects: SystemObjects, kind: ObjectKind): SystemObject[] {
  return Object.values(objects)
    .filter((object) => object.kind === kind)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** The objects with these among them, under their keys. */
export function withObjects(objects: SystemObjects, more: readonly SystemObject[]): SystemObjects {
  const added = more.map((object) => [objectKey(object.kind, object.name), object] as const)
  return { ...objects, ...Object.fromEntries(added) }
}
