import { createHash } from 'node:crypto'

/**
 * What an appliance keeps of a password: SHA-512 over salt and password, base64. One round and a salt
 * that is no secret: it keeps passwords out of configurations and backups, and guards nothing else.
 */
export function passwordDigest(password: string, salt: string): string {
  return createHash('sha512').update(`${salt}\0${password}`).digest('base64')
}
