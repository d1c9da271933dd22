import { createPublicKey, type KeyObject } from 'node:crypto'

/** The public part of a private key as it is kept in a file: `BEGIN PUBLIC KEY`. */
export function publicKeyFile(key: KeyObject): string {
  return String(createPublicKey(key).export({ format: 'pem', type: 'spki' }))
}
