import type { ManagedObject } from '../managed-objects.ts'
import { readXml, type XmlElement } from './read-xml.ts'

/** A configuration file as it was read, or why it is none. */
export type ConfigurationReading =
  | {
      readonly ok: true
      readonly objects: readonly ManagedObject[]
      /** Tells under which password encryption key the file was made; absent before 4.2(3d). */
      readonly keyCheck?: string
    }
  | { readonly ok: false; readonly why: NotAConfiguration; readonly detail: string }

/** A sealed archive, text that is no XML, or XML of something else. */
export type NotAConfiguration = 'full-state' | 'not-xml' | 'foreign'

/** The element around all objects. */
export const ROOT_ELEMENT = 'topRoot'
export const KEY_CHECK_ATTRIBUTE = 'pwdEncryptionKeyCheck'

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b])
/** The tops of the tree of managed objects that a configuration may reach into. */
const TOP_OF_TREE = /^(?:sys|org-root|fabric|fault|call-home)(?:\/|$)/

/** Reads a file that an import has fetched: what an all-, system- or logical-configuration backup wrote. */
export function readConfiguration(file: Uint8Array): ConfigurationReading {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (bytes.subarray(0, 2).equals(GZIP_MAGIC))
    return { ok: false, why: 'full-state', detail: 'not a configuration file' }
  const reading = readXml(bytes.toString('utf8'))
  if (!reading.ok)
    return { ok: false, why: 'not-xml', detail: `${reading.problem} at ${reading.at}` }
  const { root } = reading
  if (root.name !== ROOT_ELEMENT)
    return { ok: false, why: 'foreign', detail: `no class named ${root.name}` }
  const objects: ManagedObject[] = []
  const stray = collect(root, '', objects)
  if (stray) return { ok: false, why: 'foreign', detail: stray }
  const keyCheck = root.attributes[KEY_CHECK_ATTRIBUTE]
  return { ok: true, objects, ...(keyCheck !== undefined && { keyCheck }) }
}

/** Takes the objects below an element; what is wrong with the first that does not belong there. */
function collect(element: XmlElement, above: string, objects: ManagedObject[]): string | undefined {
  for (const child of element.children) {
    const { dn, ...attributes } = child.attributes
    if (dn === undefined || !TOP_OF_TREE.test(dn)) return `${child.name} has no valid dn`
    if (above && !dn.startsWith(`${above}/`)) return `${dn} is not below ${above}`
    objects.push({ class: child.name, dn, attributes })
    const stray = collect(child, dn, objects)
    if (stray) return stray
  }
  return undefined
}
