import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import type { CertificateExtension } from './certificate.ts'
import { derInside } from './der/read-der.ts'
import {
  bits,
  derOf,
  explicit,
  implicit,
  implicitSequence,
  integer,
  octets,
  oid,
  sequence,
  yes,
  type Asn1Value,
} from './der/write-der.ts'
import { nameValue, type DistinguishedName } from './distinguished-name.ts'
import { oidOf } from './object-identifier.ts'

/** An extension by OpenSSL's short name, such as `nsComment`, or its identifier with dots. */
export function extension(
  name: string,
  value: Asn1Value,
  { critical = false }: { critical?: boolean } = {},
): CertificateExtension {
  return { oid: oidOf(name), critical, value: derOf(value) }
}

/** Whether the subject may issue, and how many intermediates may follow it (RFC 5280 section 4.2.1.9). */
export function basicConstraints({
  authority,
  pathLength,
  critical = false,
}: {
  authority: boolean
  pathLength?: number
  critical?: boolean
}): CertificateExtension {
  const limit = pathLength === undefined ? [] : [integer(pathLength.toString(16))]
  const value = authority ? sequence(yes(), ...limit) : sequence()
  return extension('basicConstraints', value, { critical })
}

/** The purposes of key usage, in the order of their bits (RFC 5280 section 4.2.1.3). */
export const keyUsages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const

/** One purpose of key usage. */
export type KeyUsage = (typeof keyUsages)[number]

/** What the key may be used for. */
export function keyUsage(
  usages: readonly KeyUsage[],
  { critical = false }: { critical?: boolean } = {},
): CertificateExtension {
  const places = usages.map((usage) => keyUsages.indexOf(usage))
  const last = Math.max(...places)
  const bytes = Buffer.alloc(Math.floor(last / 8) + 1)
  for (const place of places) bytes[place >> 3]! |= 0x80 >> (place & 7)
  return extension('keyUsage', bits(bytes, 7 - (last & 7)), { critical })
}

/** What the certificate may be used for, by short names such as `serverAuth` (RFC 5280 section 4.2.1.12). */
export function extendedKeyUsage(...usages: readonly string[]): CertificateExtension {
  return extension('extendedKeyUsage', sequence(...usages.map((usage) => oid(oidOf(usage)))))
}

/** Other names of the subject: host names, and addresses of IP version 4 (RFC 5280 section 4.2.1.6). */
export function subjectAltName({
  dns = [],
  ip = [],
}: {
  dns?: readonly string[]
  ip?: readonly string[]
}): CertificateExtension {
  const names = dns.map((name) => implicit(2, Buffer.from(name)))
  const addresses = ip.map((address) => implicit(7, Buffer.from(address.split('.').map(Number))))
  return extension('subjectAltName', sequence(...names, ...addresses))
}

/** The identifier of the subject's key (RFC 5280 section 4.2.1.2). */
export function subjectKeyIdentifier(key: KeyObject): CertificateExtension {
  return extension('subjectKeyIdentifier', octets(keyIdentifier(key)))
}

/** Which key and, when they are given, which certificate of the issuer signed (RFC 5280 section 4.2.1.1). */
export function authorityKeyIdentifier(
  key: KeyObject,
  issuer?: { name: DistinguishedName; serial: string },
): CertificateExtension {
  const identifier = implicit(0, keyIdentifier(key))
  const certificate = issuer
    ? [
        implicitSequence(1, explicit(4, nameValue(issuer.name))),
        implicit(2, Buffer.from(issuer.serial, 'hex')),
      ]
    : []
  return extension('authorityKeyIdentifier', sequence(identifier, ...certificate))
}

/** SHA-1 over the bits of the public key: method 1 of RFC 5280 section 4.2.1.2. */
function keyIdentifier(key: KeyObject): Buffer {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key
  const [, keyBits] = derInside(publicKey.export({ format: 'der', type: 'spki' })) ?? []
  return createHash('sha1').update(keyBits!.content.subarray(1)).digest()
}
