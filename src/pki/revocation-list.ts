import { verify, type KeyObject } from 'node:crypto'
import { algorithmOid, extensionsIn } from './certificate.ts'
import { authorityIn, type AuthorityKeyIdentifier } from './certificate-facts.ts'
import { derChildren, derInside, instantOf, type DerValue } from './der/read-der.ts'
import { nameIn, type DistinguishedName } from './distinguished-name.ts'
import { shortNameOf } from './object-identifier.ts'
import { pemOf } from './pem.ts'
import { digestOfSignature } from './signature-kinds.ts'

/** A certificate revocation list as it is encoded (RFC 5280 section 5.1). */
export interface RevocationList {
  readonly der: Buffer
  readonly pem: string
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
    isSignedBy: (key) => isSigned(body.bytes, signatureOid, signature.content.subarray(1), key),
  }
}

function bodyFields(body: DerValue) {
  const values = derChildren(body) ?? []
  if (values[0]?.tag === 0x02) values.shift()
  const [, issuerValue, update, ...rest] = values
  const issuer = issuerValue && nameIn(issuerValue)
  const updateMs = update && instantOf(update)
  if (!issuer || updateMs === undefined) return undefined
  const nextUpdateMs = rest[0] && rest[0].tag < 0x30 ? instantOf(rest.shift()!) : undefined
  const revoked = rest[0]?.tag === 0x30 ? revokedIn(rest.shift()!) : []
  const extensions = extensionsIn(rest.find(({ tag }) => tag === 0xa0)) ?? []
  const identifier = extensions.find(({ oid }) => shortNameOf(oid) === 'authorityKeyIdentifier')
  return {
    issuer,
    updateMs,
    nextUpdateMs,
    revoked,
    authorityKeyIdentifier: authorityIn(identifier?.value),
    hasUnknownCritical: extensions.some(
      ({ oid, critical }) => critical && !KNOWN.has(shortNameOf(oid)),
    ),
  }
}

function revokedIn(list: DerValue): RevokedEntry[] {
  return (derChildren(list) ?? []).flatMap((row) => {
    const [serial, revoked] = derChildren(row) ?? []
    const revokedMs = revoked && instantOf(revoked)
    if (!serial || revokedMs === undefined) return []
    const digits = serial.content
      .toString('hex')
      .toUpperCase()
      .replace(/^00(?=..)/, '')
    return [{ serial: digits, revokedMs }]
  })
}

function isSigned(body: Buffer, oid: string, signature: Buffer, key: KeyObject): boolean {
  try {
    return verify(digestOfSignature(oid) ?? null, body, key, signature)
  } catch {
    // A key of another kind than the signature.
    return false
  }
}
