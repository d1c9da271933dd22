import { createPublicKey, type KeyObject } from 'node:crypto'
import { readCertificate, type Certificate, type CertificateExtension } from './certificate.ts'
import {
  bits,
  derOf,
  explicit,
  instant,
  integer,
  octets,
  oid,
  sequence,
  written,
  yes,
  type Asn1Value,
} from './der/write-der.ts'
import { nameValue, type DistinguishedName } from './distinguished-name.ts'
import { signatureWith, type SignatureDigest } from './signature-algorithm.ts'

/** What a certificate is to say; nothing is checked, so that wrong ones can be made. */
export interface CertificatePlan {
  /** Version 1 has no extensions: those of the plan are left out. Version 3 unless it is said. */
  readonly version?: 1 | 3
  /** Hexadecimal digits; `00` is the one-byte zero. */
  readonly serial: string
  readonly subject: DistinguishedName
  /** Lab times in milliseconds, of which a certificate keeps whole seconds. */
  readonly notBeforeMs: number
  readonly notAfterMs: number
  /** The subject's key; of a private key only the public half is used. */
  readonly key: KeyObject
  readonly extensions?: readonly CertificateExtension[]
  /** SHA-256 unless it is said. */
  readonly digest?: SignatureDigest
}

/** Who signs: the name that is written in as issuer, and the key, which need not belong to it. */
export interface Signer {
  readonly name: DistinguishedName
  readonly key: KeyObject
}

/**
 * Makes the certificate of a plan (RFC 5280 section 4.1). The same plan and signer give the same bytes. Throws
 * `unsteady-signature` when the signer's key is neither RSA nor Ed25519.
 */
export function issueCertificate(plan: CertificatePlan, signer: Signer): Certificate {
  const signature = signatureWith(signer.key, plan.digest ?? 'sha256')
  const body = sequence(
    ...(plan.version === 1 ? [] : [explicit(0, integer('02'))]),
    integer(plan.serial),
    signature.algorithm(),
    nameValue(signer.name),
    sequence(instant(plan.notBeforeMs), instant(plan.notAfterMs)),
    nameValue(plan.subject),
    publicKeyInfo(plan.key),
    ...(plan.version === 1 ? [] : extensionBlock(3, plan.extensions ?? [])),
  )
  return readCertificate(signed(body, signature))!
}

/** Makes the certificate of a plan that is signed with its own key. */
export function issueSelfSigned(plan: CertificatePlan): Certificate {
  return issueCertificate(plan, { name: plan.subject, key: plan.key })
}

/** A body with its signature behind it, as certificates and revocation lists both have it. */
export function signed(body: Asn1Value, signature: ReturnType<typeof signatureWith>): Buffer {
  return derOf(sequence(body, signature.algorithm(), bits(signature.sign(derOf(body)))))
}

/** Extensions behind their context tag; nothing at all when there are none. */
export function extensionBlock(
  tag: number,
  extensions: readonly CertificateExtension[],
): Asn1Value[] {
  if (extensions.length === 0) return []
  return [explicit(tag, sequence(...extensions.map(extensionValue)))]
}

/** One extension as ASN.1. */
export function extensionValue({ oid: type, critical, value }: CertificateExtension): Asn1Value {
  return sequence(oid(type), ...(critical ? [yes()] : []), octets(value))
}

function publicKeyInfo(key: KeyObject): Asn1Value {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key
  return written(publicKey.export({ format: 'der', type: 'spki' }))
}
