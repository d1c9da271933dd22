import { derChildren, dottedOid, type DerValue } from './der/read-der.ts'
import { oid, primitive, sequence, setOf, type Asn1Value } from './der/write-der.ts'
import { oidOf } from './object-identifier.ts'
import { remembered } from './remembered.ts'

/** One attribute of a name: what kind, and its value as a string type of ASN.1. */
export interface NameAttribute {
  readonly oid: string
  /** The universal tag of the string type. */
  readonly tag: number
  readonly bytes: Buffer
}

/** A name: its relative names in the order of the encoding, each of one attribute or, rarely, more. */
export type DistinguishedName = readonly (readonly NameAttribute[])[]

/** The tags of the string types that names are written in (ITU-T X.680 section 8.4). */
const stringTags = {
  UTF8String: 0x0c,
  PrintableString: 0x13,
  TeletexString: 0x14,
  IA5String: 0x16,
  BMPString: 0x1e,
} as const

/** A string type by its name in ASN.1. */
export type StringType = keyof typeof stringTags

/** A row of a name to be made: short name or object identifier, value, and UTF8String unless it is said. */
export type NameRow = readonly [attribute: string, value: string, type?: StringType]

/** A name of one attribute a row, in the order of the rows. */
export function distinguishedName(...rows: readonly NameRow[]): DistinguishedName {
  return rows.map(([attribute, value, type = 'UTF8String']) => [
    { oid: oidOf(attribute), tag: stringTags[type], bytes: stringBytes(value, type) },
  ])
}

function stringBytes(value: string, type: StringType): Buffer {
  if (type === 'BMPString') return Buffer.from(value, 'utf16le').swap16()
  return Buffer.from(value, type === 'UTF8String' ? 'utf8' : 'latin1')
}

/** A name as ASN.1 (RFC 5280 section 4.1.2.4). */
export function nameValue(name: DistinguishedName): Asn1Value {
  return sequence(...name.map((attributes) => setOf(...attributes.map(attributeValue))))
}

function attributeValue(attribute: NameAttribute): Asn1Value {
  return sequence(oid(attribute.oid), primitive(attribute.tag, attribute.bytes))
}

/** The name in a value of DER; undefined when it is none. */
export function nameIn(value: DerValue): DistinguishedName | undefined {
  const names = derChildren(value)?.map((relative) => derChildren(relative)?.map(attributeIn))
  const whole = names?.every((attributes) => attributes?.every(Boolean))
  return whole ? (names as NameAttribute[][]) : undefined
}

function attributeIn(value: DerValue): NameAttribute | undefined {
  const [type, text] = derChildren(value) ?? []
  return type && text && { oid: dottedOid(type.content), tag: text.tag, bytes: text.content }
}

/** The text of an attribute, whatever string type it is in. */
export function attributeText({ tag, bytes }: NameAttribute): string {
  if (tag === stringTags.UTF8String) return bytes.toString('utf8')
  if (tag !== stringTags.BMPString || bytes.length % 2 === 1) return bytes.toString('latin1')
  return Buffer.from(bytes).swap16().toString('utf16le')
}

/**
 * Whether two names are one, as OpenSSL compares them: string type, case of ASCII letters and amount of white space do
 * not count, the order does (`X509_NAME_cmp` over canonical encodings).
 */
export function sameName(one: DistinguishedName, other: DistinguishedName): boolean {
  return canonical(one) === canonical(other)
}

const canonical = remembered((name: DistinguishedName) => {
  const relatives = name.map((attributes) => attributes.map(canonicalAttribute).toSorted())
  return JSON.stringify(relatives)
})

function canonicalAttribute(attribute: NameAttribute): string {
  const known = Object.values(stringTags).some((tag) => tag === attribute.tag)
  if (!known) return `${attribute.oid}#${attribute.tag}:${attribute.bytes.toString('hex')}`
  const text = attributeText(attribute).trim().replace(/\s+/g, ' ')
  return `${attribute.oid}=${text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())}`
}

/** The value of the first attribute of a kind, such as `CN`. */
export function attributeOf(name: DistinguishedName, attribute: string): string | undefined {
  const wanted = oidOf(attribute)
  const found = name.flat().find(({ oid: type }) => type === wanted)
  return found && attributeText(found)
}
