import { bigFrom } from '../entropy/big-endian.ts'
import type { Certificate, CertificateExtension } from './certificate.ts'
import { derChildren, derInside, dottedOid, readDer } from './der/read-der.ts'
import { nameIn, sameName, type DistinguishedName } from './distinguished-name.ts'
import { keyUsages, type KeyUsage } from './extension-plans.ts'
import { keyKindOfSignature } from './signature-kinds.ts'
import { shortNameOf } from './object-identifier.ts'
import { remembered } from './remembered.ts'

/** A certificate with what verification asks of it, read out of its extensions once. */
export interface CertificateFacts {
  readonly certificate: Certificate
  /** Subject and issuer are one name. */
  readonly selfIssued: boolean
  /** Self-issued, and nothing in it says that another key signed; the signature is not looked at. */
  readonly selfSigned: boolean
  readonly basicConstraints:
    | { readonly authority: boolean; readonly pathLength?: number }
    | undefined
  readonly keyUsage: readonly KeyUsage[] | undefined
  /** Short names such as `serverAuth`. */
  readonly extendedKeyUsage: readonly string[] | undefined
  readonly subjectKeyIdentifier: Buffer | undefined
  readonly authorityKeyIdentifier: AuthorityKeyIdentifier | undefined
  readonly hasUnknownCritical: boolean
}

/** Which key, and which certificate of the issuer, a certificate or revocation list says it was signed with. */
export interface AuthorityKeyIdentifier {
  readonly keyIdentifier?: Buffer
  readonly issuer?: DistinguishedName
  readonly serial?: Buffer
}

/** The extensions that OpenSSL acts on, so that they may be critical (`X509_supported_extension`). */
const SUPPORTED = new Set([
  'nsCertType',
  'keyUsage',
  'subjectAltName',
  'basicConstraints',
  'certificatePolicies',
  'crlDistributionPoints',
  'extendedKeyUsage',
  'policyConstraints',
  'nameConstraints',
])

/** Reads what verification asks of a certificate. */
export const certificateFacts = remembered(readFacts)

function readFacts(certificate: Certificate): CertificateFacts {
  const { extensions, subject, issuer } = certificate
  const value = (name: string) => extensions.find(({ oid }) => shortNameOf(oid) === name)?.value
  const selfIssued = sameName(subject, issuer)
  const subjectKeyIdentifier = octetsIn(value('subjectKeyIdentifier'))
  const authorityKeyIdentifier = authorityIn(value('authorityKeyIdentifier'))
  const own = { certificate, subjectKeyIdentifier }
  return {
    ...own,
    selfIssued,
    selfSigned:
      selfIssued &&
      isIdentifiedBy(own, authorityKeyIdentifier) &&
      keyKindOfSignature(certificate.signatureOid) === certificate.publicKey?.asymmetricKeyType,
    basicConstraints: constraintsIn(value('basicConstraints')),
    keyUsage: usagesIn(value('keyUsage')),
    extendedKeyUsage: extendedUsagesIn(value('extendedKeyUsage')),
    authorityKeyIdentifier,
    hasUnknownCritical: extensions.some(isUnknownCritical),
  }
}

/** Whether a certificate can be the one that an authority key identifier names (`X509_check_akid`). */
export function isIdentifiedBy(
  {
    certificate,
    subjectKeyIdentifier,
  }: Pick<CertificateFacts, 'certificate' | 'subjectKeyIdentifier'>,
  { keyIdentifier, serial, issuer }: AuthorityKeyIdentifier = {},
): boolean {
  if (keyIdentifier && subjectKeyIdentifier && !keyIdentifier.equals(subjectKeyIdentifier))
    return false
  if (serial && bigFrom(serial) !== BigInt(`0x${certificate.serial}`)) return false
  return !issuer || sameName(issuer, certificate.issuer)
}

/** The authority key identifier in the DER of that extension. */
export function authorityIn(value: Buffer | undefined): AuthorityKeyIdentifier | undefined {
  if (!value) return undefined
  const fields = derInside(value) ?? []
  const keyIdentifier = fields.find(({ tag }) => tag === 0x80)?.content
  const serial = fields.find(({ tag }) => tag === 0x82)?.content
  const names = fields.find(({ tag }) => tag === 0xa1)
  const directory = names && derChildren(names)?.find(({ tag }) => tag === 0xa4)
  const wrapped = directory && readDer(directory.content)
  const issuer = wrapped && nameIn(wrapped)
  return {
    ...(keyIdentifier && { keyIdentifier }),
    ...(serial && { serial }),
    ...(issuer && { issuer }),
  }
}

function isUnknownCritical({ oid, critical }: CertificateExtension): boolean {
  return critical && !SUPPORTED.has(shortNameOf(oid))
}

function octetsIn(value: Buffer | undefined): Buffer | undefined {
  return value && readDer(value)?.content
}

function constraintsIn(value: Buffer | undefined): CertificateFacts['basicConstraints'] {
  if (!value) return undefined
  const [first, second] = derInside(value) ?? []
  const authority = first?.tag === 0x01 && first.content[0] !== 0
  const limit = authority ? second : undefined
  return limit
    ? { authority, pathLength: limit.content.readIntBE(0, Math.min(limit.content.length, 6)) }
    : { authority }
}

function usagesIn(value: Buffer | undefined): KeyUsage[] | undefined {
  const flags = octetsIn(value)?.subarray(1)
  return flags && keyUsages.filter((_, place) => ((flags[place >> 3] ?? 0) << (place & 7)) & 0x80)
}

function extendedUsagesIn(value: Buffer | undefined): string[] | undefined {
  return value && (derInside(value) ?? []).map(({ content }) => shortNameOf(dottedOid(content)))
}
