import type { UcsmContext } from './vocabulary.ts'

/** The object that the password encryption key is set on; the key itself is in no tree. */
export const ENCRYPTION_KEY_DN = 'sys/user-ext'

/** Whether this firmware refuses backups because nobody has set a password encryption key. */
export function lacksEncryptionKey({ profile, secrets }: UcsmContext): boolean {
  return profile.needsEncryptionKey && secrets.encryptionKey === undefined
}
