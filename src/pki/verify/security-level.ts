import type { KeyObject } from 'node:crypto'
import type { Certificate } from '../certificate.ts'
import { digestOfSignature, keyKindOfSignature } from '../signature-kinds.ts'
import type { OpensslRelease } from './verify-errors.ts'

/** Bits of security that levels 1 to 5 ask for (`SSL_CTX_set_security_level`). */
const LEVEL_BITS = [80, 112, 128, 192, 256]

/** Bits that a digest is worth in a signature; half its length unless a collision is known. */
const digestBits: Readonly<Record<OpensslRelease, Readonly<Record<string, number>>>> = {
  '1.0.2': { md5: 64, sha1: 80, sha256: 128, sha384: 192, sha512: 256 },
  '1.1.1': { md5: 64, sha1: 80, sha256: 128, sha384: 192, sha512: 256 },
  '3.0': { md5: 39, sha1: 63, sha256: 128, sha384: 192, sha512: 256 },
}
const ED25519_BITS = 128

/** Bits of security that a level asks of keys and signatures; none at level 0. */
export function bitsOfLevel(level: number): number {
  return level <= 0 ? 0 : LEVEL_BITS[Math.min(level, LEVEL_BITS.length) - 1]!
}

/** Bits of security of the signature on a certificate (`X509_get_signature_info`). */
export function signatureBits({ signatureOid }: Certificate, release: OpensslRelease): number {
  const digest = digestOfSignature(signatureOid)
  if (digest !== undefined) return digestBits[release][digest] ?? 0
  return keyKindOfSignature(signatureOid) === 'ed25519' ? ED25519_BITS : 0
}

/** Bits of security of a key (`EVP_PKEY_get_security_bits`); none for a key that cannot be read. */
export function keyBits(key: KeyObject | undefined): number {
  const { modulusLength, namedCurve = '' } = key?.asymmetricKeyDetails ?? {}
  if (modulusLength !== undefined) return factoringBits(modulusLength)
  if (key?.asymmetricKeyType === 'ed25519') return ED25519_BITS
  return curveBits[namedCurve] ?? 0
}

const curveBits: Readonly<Record<string, number>> = {
  prime256v1: 128,
  secp384r1: 192,
  secp521r1: 256,
}

const tabled: Readonly<Record<number, number>> = {
  2048: 112,
  3072: 128,
  4096: 152,
  6144: 176,
  7680: 192,
  8192: 200,
  15_360: 256,
}

/** The work of factoring a number of that many bits (NIST SP 800-56B revision 2, appendix D). */
function factoringBits(modulusBits: number): number {
  const known = tabled[modulusBits]
  if (known !== undefined) return known
  const x = modulusBits * Math.LN2
  const work = (1.923 * Math.cbrt(x * Math.log(x) ** 2) - 4.69) / Math.LN2
  const cap = modulusBits <= 7680 ? 192 : modulusBits <= 15_360 ? 256 : 1200
  return Math.min(cap, Math.floor((work + 4) / 8) * 8)
}
