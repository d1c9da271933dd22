import { createHash } from 'node:crypto'
import { readCertificate, type Certificate } from './certificate.ts'
import { CERTIFICATES_KEPT_MAX } from './limits.ts'

/** Kept by digest of the DER, the one used last at the end: peers and files show the same few again and again. */
const kept = new Map<string, Certificate>()

/** The certificate in its DER, read only once for as long as it is in use; undefined when the bytes are none. */
export function rememberedCertificate(der: Uint8Array): Certificate | undefined {
  const digest = createHash('sha256').update(der).digest('base64')
  const certificate = kept.get(digest) ?? readCertificate(der)
  kept.delete(digest)
  if (certificate) kept.set(digest, certificate)
  if (kept.size > CERTIFICATES_KEPT_MAX) kept.delete(kept.keys().next().value!)
  return certificate
}
