import type { ManagedObject, ObjectTree } from '../managed-objects.ts'
import type { BackupType } from '../vocabulary.ts'
import { KEY_CHECK_ATTRIBUTE, ROOT_ELEMENT } from './read-configuration.ts'

/** Attributes that no backup carries: passwords of local users are left out (administration guide 4.3). */
export const NEVER_SAVED: ReadonlySet<string> = new Set(['pwd', 'password', 'encPwd'])

/** Which part of the tree a backup type saves, by the first part of the distinguished name. */
const SAVED: Readonly<Record<Exclude<BackupType, 'full-state'>, (dn: string) => boolean>> = {
  'config-all': () => true,
  'config-system': (dn) => /^(sys|fault|call-home)(\/|$)/.test(dn),
  'config-logical': (dn) => /^(org-root|fabric)(\/|$)/.test(dn),
}

/** What is decided about a configuration file besides its type. */
export interface XmlManner {
  /** Whether identities that came out of pools are saved, or left to be derived again. */
  readonly preservesPooled?: boolean
  /** Of the password encryption key, when there is one. */
  readonly keyCheck?: string
}

/** The XML of an all-, system- or logical-configuration backup: the saved objects, nested by their names. */
export function configurationXml(
  objects: ObjectTree,
  type: Exclude<BackupType, 'full-state'>,
  { preservesPooled = true, keyCheck }: XmlManner = {},
): string {
  const saved = Object.values(objects)
    .filter(({ dn }) => SAVED[type](dn))
    .map((object) => (preservesPooled ? object : withoutPooled(object)))
  const byDn = new Map(saved.map((object) => [object.dn, object]))
  const children = groupByParent(saved, byDn)
  const body = (children.get('') ?? []).flatMap((object) => element(object, children, 1))
  const mark = keyCheck === undefined ? '' : ` ${KEY_CHECK_ATTRIBUTE}="${keyCheck}"`
  const open = `<${ROOT_ELEMENT}${mark}>`
  const close = `</${ROOT_ELEMENT}>`
  return ['<?xml version="1.0" encoding="UTF-8"?>', open, ...body, close, ''].join('\n')
}

/** Attributes whose values come out of a pool, by class. Names of the SDK. */
const POOLED: Readonly<Record<string, string>> = {
  lsServer: 'uuid',
  vnicEther: 'addr',
  vnicFc: 'addr',
  vnicFcNode: 'addr',
}

/** An object whose pool-derived identity is left to the pool that it is imported to. */
function withoutPooled(object: ManagedObject): ManagedObject {
  const name = POOLED[object.class]
  if (name === undefined || !object.attributes.identPoolName) return object
  return { ...object, attributes: { ...object.attributes, [name]: 'derived' } }
}

function groupByParent(saved: readonly ManagedObject[], byDn: ReadonlyMap<string, ManagedObject>) {
  const groups = new Map<string, ManagedObject[]>()
  for (const object of saved) {
    const parent = parentOf(object.dn, byDn)
    groups.set(parent, [...(groups.get(parent) ?? []), object])
  }
  return groups
}

/** The nearest saved object above a name; none for the top. */
function parentOf(dn: string, byDn: ReadonlyMap<string, ManagedObject>): string {
  for (let cut = dn.lastIndexOf('/'); cut > 0; cut = dn.lastIndexOf('/', cut - 1))
    if (byDn.has(dn.slice(0, cut))) return dn.slice(0, cut)
  return ''
}

function element(
  object: ManagedObject,
  children: ReadonlyMap<string, readonly ManagedObject[]>,
  depth: number,
): string[] {
  const indent = '  '.repeat(depth)
  const attributes = Object.entries({ ...object.attributes, dn: object.dn })
    .filter(([name]) => !NEVER_SAVED.has(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('')
  const inner = (children.get(object.dn) ?? []).flatMap((child) =>
    element(child, children, depth + 1),
  )
  if (inner.length === 0) return [`${indent}<${object.class}${attributes}/>`]
  return [`${indent}<${object.class}${attributes}>`, ...inner, `${indent}</${object.class}>`]
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

function escaped(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}
