import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import type { Certificate } from './certificate.ts'
import { pemBlocks } from './pem.ts'
import { rememberedCertificate } from './remembered-certificate.ts'

const LABELS = new Set(['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE'])

/** The certificates in a PEM file, in order; blocks that are not one are passed over. */
export function certificatesInFile(text: string): Certificate[] {
  return pemBlocks(text)
    .filter(({ label }) => LABELS.has(label))
    .map(({ bytes }) => rememberedCertificate(bytes))
    .filter((certificate) => certificate !== undefined)
}

/** The private key in a PEM file; undefined when there is none that can be read. */
export function privateKeyInFile(text: string): KeyObject | undefined {
  const block = pemBlocks(text).find(({ label }) => label.endsWith('PRIVATE KEY'))
  if (!block) return undefined
  try {
    return createPrivateKey(text.slice(text.indexOf(`-----BEGIN ${block.label}`)))
  } catch {
    // Damaged, or encrypted: to whoever loads it there is no key.
    return undefined
  }
}

/** Whether a private key belongs to a certificate, which OpenSSL asks before it uses the two (`key values mismatch`). */
export function keyBelongsTo({ publicKeyInfo }: Certificate, key: KeyObject): boolean {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).equals(publicKeyInfo)
}

/** The forms in which a private key is kept in a file: `BEGIN PRIVATE KEY` or `BEGIN RSA PRIVATE KEY`. */
export function keyFile(key: KeyObject, form: 'pkcs8' | 'pkcs1' = 'pkcs8'): string {
  return String(key.export({ format: 'pem', type: form }))
}
