import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  scryptSync,
  timingSafeEqual,
} from 'node:crypto'

/** About ten milliseconds: slow enough to make the point, quick enough for a scenario. */
const COST = { N: 4096, r: 8, p: 1 }
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** The key that a password gives, hexadecimal; the same wherever the same password is typed. scrypt (RFC 7914). */
export function keyOfPassword(password: string, salt: string): string {
  return scryptSync(password, salt, KEY_BYTES, COST).toString('hex')
}

/** SHA-256, hexadecimal. */
export function digestOf(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A key for one purpose out of another key, both hexadecimal (HKDF with SHA-256, RFC 5869). */
export function derivedKey(secret: string, salt: string, purpose: string): string {
  return hkdf(secret, salt, purpose, KEY_BYTES).toString('hex')
}

/** The signature of a text or of bytes under a key, hexadecimal (HMAC with SHA-256, RFC 2104). */
export function signatureOf(key: string, content: string | Uint8Array): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update(content).digest('hex')
}

/** Whether two texts are the same, in a time that does not tell where they differ. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [createHash('sha256').update(one), createHash('sha256').update(other)]
  return timingSafeEqual(a.digest(), b.digest())
}

/**
 * Content encrypted and authenticated together with a header that stays in clear, which is left out of the
 * result: AES-256-GCM, its tag of 16 bytes at the end. A key is for one content only, since its nonce follows from it.
 */
export function encrypted(key: string, content: Uint8Array, header: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'hex'), nonceOf(key))
  cipher.setAAD(header)
  return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()])
}

/** What `encrypted` was given; undefined when key, header or a byte is not as it was. */
export function decrypted(
  key: string,
  sealed: Uint8Array,
  header: Uint8Array,
): Uint8Array | undefined {
  if (sealed.length < TAG_BYTES) return undefined
  const end = sealed.length - TAG_BYTES
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'hex'), nonceOf(key))
  decipher.setAAD(header)
  decipher.setAuthTag(sealed.subarray(end))
  const content = decipher.update(sealed.subarray(0, end))
  try {
    return Buffer.concat([content, decipher.final()])
  } catch {
    return undefined
  }
}

function nonceOf(key: string): Buffer {
  return hkdf(key, '', 'nonce', NONCE_BYTES)
}

function hkdf(secret: string, salt: string, purpose: string, bytes: number): Buffer {
  const [key, saltBytes] = [Buffer.from(secret, 'hex'), Buffer.from(salt, 'hex')]
  return Buffer.from(hkdfSync('sha256', key, saltBytes, purpose, bytes))
}
