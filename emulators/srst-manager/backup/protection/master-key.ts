import { digestOf, keyOfPassword } from '../../../../src/emulator/index.ts'
import type { MasterKey } from '../../vocabulary.ts'

/** The same on every machine, so that the same password gives the same key everywhere. */
const SALT = 'srst-manager backup master key'
const MAGIC_DIGITS = 8

/** The master key that a password gives. */
export function masterKeyOf(password: string): MasterKey {
  const secret = keyOfPassword(password, SALT)
  return { secret, magic: digestOf(secret).slice(0, MAGIC_DIGITS) }
}
