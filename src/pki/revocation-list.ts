import { verify, type KeyObject } from 'node:crypto'
import { bigFrom } from '../entropy/big-endian.ts'
import { algorithmOid, extensionsIn } from './certificate.ts'
import { authorityIn, type AuthorityKeyIdentifier } from './certificate-facts.ts'
import {
  derChildren,
  derInside,
  dottedOid,
  instantOf,
  readDer,
  type DerValue,
} from './der/read-der.ts'
import { nameIn, type DistinguishedName } from './distinguished-name.ts'
import { shortNameOf } from './object-identifier.ts'
import { pemOf } from './pem.ts'
import { digestOfSignature } from './signature-kinds.ts'

/** A certificate revocation list as it is encoded (RFC 5280 section 5.1). */
export interface RevocationList {
  readonly der: Buffer
  readonly pem: string
  readonly version: 1 | 2
  /** The algorithm that the issuer signed with, with dots. */
  readonly signatureOid: string
  readonly signature: Buffer
  /** The number of the list; undefined in a list that has none. */
  readonly number: bigint | undefined
  readonly issuer: DistinguishedName
  readonly updateMs: number
  readonly nextUpdateMs: number | undefined
  readonly revoked: readonly RevokedEntry[]
  readonly authorityKeyIdentifier: AuthorityKeyIdentifier | undefined
  readonly hasUnknownCritical: boolean
  readonly isSignedBy: (key: KeyObject) => boolean
}

/** One revoked certificate. */
export interface RevokedEntry {
  /** Hexadecimal digits in upper case, as a certificate's. */
  readonly serial: string
  readonly revokedMs: number
  /** The reason's number (RFC 5280 section 5.3.1); undefined when none is given. */
  readonly reason?: number
}

const KNOWN = new Set(['authorityKeyIdentifier', 'crlNumber', 'issuingDistributionPoint'])

/** The revocation list in its DER; undefined when the bytes are not one. */
export function readRevocationList(bytes: Uint8Array): RevocationList | undefined {
  const der = Buffer.from(bytes)
  const [body, algorithm, signature] = derInside(der) ?? []
  const signatureOid = algorithm && algorithmOid(algorithm)
  const fields = body && bodyFields(body)
  if (!fields || signatureOid === undefined || signature?.tag !== 0x03) return undefined
  return {
    ...fields,
    der,
    pem: pemOf('X509 CRL', der),
    signatureOid,
    signature: signature.content.subarray(1),
    isSignedBy: (key) => isSigned(body.bytes, signatureOid, signature.content.subarray(1), key),
  }
}

function bodyFields(body: DerValue) {
  const values = derChildren(body) ?? []
  const version: 1 | 2 = values[0]?.tag === 0x02 ? 2 : 1
  if (version === 2) values.shift()
  const [, issuerValue, update, ...rest] = values
  const issuer = issuerValue && nameIn(issuerValue)
  const updateMs = update && instantOf(update)
  if (!issuer || updateMs === undefined) return undefined
  const nextUpdateMs = rest[0] && rest[0].tag < 0x30 ? instantOf(rest.shift()!) : undefined
  const revoked = rest[0]?.tag === 0x30 ? revokedIn(rest.shift()!) : []
  const extensions = extensionsIn(rest.find(({ tag }) => tag === 0xa0)) ?? []
  const valueOf = (name: string) => extensions.find(({ oid }) => shortNameOf(oid) === name)?.value
  const number = valueOf('crlNumber')
  return {
    version,
    number: number && bigFrom(readDer(number)?.content ?? number),
    issuer,
    updateMs,
    nextUpdateMs,
    revoked,
    authorityKeyIdentifier: authorityIn(valueOf('authorityKeyIdentifier')),
    hasUnknownCritical: extensions.some(
      ({ oid, critical }) => critical && !KNOWN.has(shortNameOf(oid)),
    ),
  }
}

function revokedIn(list: DerValue): RevokedEntry[] {
  return (derChildren(list) ?? []).flatMap((row) => {
    const [serial, revoked, extensions] = derChildren(row) ?? []
    const revokedMs = revoked && instantOf(revoked)
    if (!serial || revokedMs === undefined) return []
    const digits = serial.content
      .toString('hex')
      .toUpperCase()
      .replace(/^00(?=..)/, '')
    const reason = reasonIn(extensions)
    return [{ serial: digits, revokedMs, ...(reason !== undefined && { reason }) }]
  })
}

function reasonIn(extensions: DerValue | undefined): number | undefined {
  const all = (extensions && derChildren(extensions)) ?? []
  const fields = all.map((one) => derChildren(one) ?? [])
  const [, octets] =
    fields.find(([oid]) => oid && shortNameOf(dottedOid(oid.content)) === 'CRLReason') ?? []
  return octets && readDer(octets.content)?.content[0]
}

function isSigned(body: Buffer, oid: string, signature: Buffer, key: KeyObject): boolean {
  try {
    return verify(digestOfSignature(oid) ?? null, body, key, signature)
  } catch {
    // A key of another kind than the signature.
    return false
  }
}
