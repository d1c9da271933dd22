import { createHash } from 'node:crypto'
import { readCertificate, type Certificate } from '../pki/index.ts'
import { CERTIFICATES_KEPT_MAX } from './limits.ts'

/** Kept by digest, the one used last at the end: peers present the same few again and again. */
const kept = new Map<string, Certificate>()

/** A certificate as a peer presents it; `undefined` when the bytes are none. */
export function presentedCertificate(der: Uint8Array): Certificate | undefined {
  const digest = createHash('sha256').update(der).digest('base64')
  const certificate = kept.get(digest) ?? readCertificate(der)
  kept.delete(digest)
  if (certificate) kept.set(digest, certificate)
  if (kept.size > CERTIFICATES_KEPT_MAX) kept.delete(kept.keys().next().value!)
  return certificate
}
