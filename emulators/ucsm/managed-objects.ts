/** A managed object of the information tree: a class, a distinguished name, and attributes as text. */
export interface ManagedObject {
  readonly class: string
  readonly dn: string
  readonly attributes: Readonly<Record<string, string>>
}

/** The configuration, by distinguished name. */
export type ObjectTree = Readonly<Record<string, ManagedObject>>

/** One change in a transaction buffer, not yet committed. */
export type Edit =
  | { readonly verb: 'create'; readonly object: ManagedObject }
  | {
      readonly verb: 'set'
      readonly dn: string
      readonly attributes: Readonly<Record<string, string>>
    }
  | { readonly verb: 'delete'; readonly dn: string }

/** The distinguished name that an edit is about. */
export function dnOf(edit: Edit): string {
  return edit.verb === 'create' ? edit.object.dn : edit.dn
}

/** The tree after the edits, in their order. Deleting what does not exist changes nothing, as on the box. */
export function applyEdits(tree: ObjectTree, edits: readonly Edit[]): ObjectTree {
  const after = new Map(Object.entries(tree))
  for (const edit of edits) applyEdit(after, edit)
  return Object.fromEntries(after)
}

function applyEdit(objects: Map<string, ManagedObject>, edit: Edit): void {
  switch (edit.verb) {
    case 'create':
      objects.set(edit.object.dn, edit.object)
      return
    case 'set': {
      const object = objects.get(edit.dn)
      if (object) objects.set(edit.dn, withAttributes(object, edit.attributes))
      return
    }
    case 'delete':
      for (const dn of objects.keys()) if (isWithin(dn, edit.dn)) objects.delete(dn)
  }
}

/** The tree with attributes of one object changed; unchanged when there is no such object. */
export function setAttributes(
  tree: ObjectTree,
  dn: string,
  attributes: Readonly<Record<string, string>>,
): ObjectTree {
  const object = tree[dn]
  if (!object) return tree
  return { ...tree, [dn]: withAttributes(object, attributes) }
}

function withAttributes(
  object: ManagedObject,
  attributes: Readonly<Record<string, string>>,
): ManagedObject {
  return { ...object, attributes: { ...object.attributes, ...attributes } }
}

/** The objects of one class, in the order of their names. */
export function objectsOf(tree: ObjectTree, className: string): ManagedObject[] {
  return Object.values(tree)
    .filter((object) => object.class === className)
    .toSorted((a, b) => (a.dn < b.dn ? -1 : 1))
}

function isWithin(dn: string, parent: string): boolean {
  return dn === parent || dn.startsWith(`${parent}/`)
}
