import { sign, type KeyObject } from 'node:crypto'
import { LabError } from '../errors/lab-error.ts'
import { nothing, oid, sequence, type Asn1Value } from './der/write-der.ts'

/** The digests that an RSA signature of a certificate is made with; the weak ones are for mistakes. */
export type SignatureDigest = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512'

const rsaAlgorithms: Readonly<Record<SignatureDigest, string>> = {
  md5: '1.2.840.113549.1.1.4',
  sha1: '1.2.840.113549.1.1.5',
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
}
const ED25519 = '1.3.101.112'

/**
 * A way to sign with a key whose signatures are the same each time: RSA with PKCS #1 v1.5, or Ed25519. Throws
 * `unsteady-signature` for any other kind of key, since its signatures would make evidence that differs.
 */
export function signatureWith(
  key: KeyObject,
  digest: SignatureDigest,
): { readonly algorithm: () => Asn1Value; readonly sign: (bytes: Buffer) => Buffer } {
  const kind = key.asymmetricKeyType ?? 'secret'
  if (kind === 'ed25519')
    return { algorithm: () => sequence(oid(ED25519)), sign: (bytes) => sign(null, bytes, key) }
  if (kind !== 'rsa') throw new LabError('unsteady-signature', { kind })
  return {
    algorithm: () => sequence(oid(rsaAlgorithms[digest]), nothing()),
    sign: (bytes) => sign(digest, bytes, key),
  }
}
