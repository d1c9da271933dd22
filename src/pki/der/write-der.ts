import type forge from 'node-forge'
import asn1 from 'node-forge/lib/asn1.js'

/** A value of ASN.1 that is not written yet. */
export type Asn1Value = forge.asn1.Asn1

const { UNIVERSAL, CONTEXT_SPECIFIC } = asn1.Class
const { Type } = asn1

/** The distinguished encoding of a value (ITU-T X.690 section 10). */
export function derOf(value: Asn1Value): Buffer {
  return Buffer.from(asn1.toDer(value).getBytes(), 'latin1')
}

/** A value that is there as DER already. */
export function written(bytes: Uint8Array): Asn1Value {
  const text = Buffer.from(bytes).toString('latin1')
  return asn1.fromDer(text, { decodeBitStrings: false, strict: true } as never)
}

/** A SEQUENCE of the values, in their order. */
export function sequence(...values: Asn1Value[]): Asn1Value {
  return asn1.create(UNIVERSAL, Type.SEQUENCE, true, values)
}

/** A SET of the values, which must already be in the order of their encodings. */
export function setOf(...values: Asn1Value[]): Asn1Value {
  return asn1.create(UNIVERSAL, Type.SET, true, values)
}

/** A value under a context tag that wraps it: `[2] EXPLICIT`. */
export function explicit(tag: number, value: Asn1Value): Asn1Value {
  return asn1.create(CONTEXT_SPECIFIC, tag, true, [value])
}

/** Bytes under a context tag of their own: `[2] IMPLICIT`. */
export function implicit(tag: number, bytes: Uint8Array): Asn1Value {
  return asn1.create(CONTEXT_SPECIFIC, tag, false, binary(bytes))
}

/** Values under a context tag that takes the place of SEQUENCE. */
export function implicitSequence(tag: number, ...values: Asn1Value[]): Asn1Value {
  return asn1.create(CONTEXT_SPECIFIC, tag, true, values)
}

/** An object identifier, given with dots. */
export function oid(dotted: string): Asn1Value {
  return asn1.create(UNIVERSAL, Type.OID, false, asn1.oidToDer(dotted).getBytes())
}

/** A number that is not negative, from its hexadecimal digits. */
export function integer(hex: string): Asn1Value {
  const digits = hex.replace(/^(?:00)+(?=[0-9a-f]{2})/i, '')
  const even = digits.length % 2 === 0 ? digits : `0${digits}`
  return primitive(Type.INTEGER, Buffer.from(/^[89a-f]/i.test(even) ? `00${even}` : even, 'hex'))
}

/** A BOOLEAN that is true; false is left out where it is the default. */
export function yes(): Asn1Value {
  return primitive(Type.BOOLEAN, Buffer.of(0xff))
}

/** A NULL. */
export function nothing(): Asn1Value {
  return primitive(Type.NULL, Buffer.alloc(0))
}

/** An OCTET STRING. */
export function octets(bytes: Uint8Array): Asn1Value {
  return primitive(Type.OCTETSTRING, bytes)
}

/** A BIT STRING, of which the last byte has `unusedBits` bits that do not count. */
export function bits(bytes: Uint8Array, unusedBits = 0): Asn1Value {
  return primitive(Type.BITSTRING, Buffer.concat([Buffer.of(unusedBits), bytes]))
}

/** An ENUMERATED of one byte. */
export function enumerated(value: number): Asn1Value {
  return primitive(Type.ENUMERATED, Buffer.of(value))
}

/** A value of any universal type, from its content. */
export function primitive(tag: number, bytes: Uint8Array): Asn1Value {
  return asn1.create(UNIVERSAL, tag, false, binary(bytes))
}

/** An instant to the second: UTCTime until 2049, GeneralizedTime from 2050 (RFC 5280 section 4.1.2.5). */
export function instant(atMs: number): Asn1Value {
  const date = new Date(atMs)
  const year = date.getUTCFullYear()
  const short = year >= 1950 && year < 2050
  const text = short ? asn1.dateToUtcTime(date) : asn1.dateToGeneralizedTime(date)
  return primitive(short ? Type.UTCTIME : Type.GENERALIZEDTIME, Buffer.from(text))
}

function binary(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}
