import { passwordDigest, type Credential } from '../../../src/emulator/index.ts'
import type { ObjectTree } from '../managed-objects.ts'
import { sshKeyOf, userDn } from './local-users.ts'
import { readSshKey } from './ssh-key-text.ts'

/** What a login is held against. */
export interface LoginBook {
  readonly objects: ObjectTree
  /** Who may log in until their password is changed, whatever was imported since. */
  readonly first: Credential
  readonly nowMs: number
}

/** Whether a local user may log in with this password. */
export function passwordFits(book: LoginBook, user: string, password: string): boolean {
  const { objects, first } = book
  if (!mayLogIn(book, user)) return false
  const kept = objects[userDn(user)]?.attributes.encPwd
  if (kept !== undefined && kept !== '') return kept === keptPassword(user, password)
  return user === first.username && password === first.password
}

/** Whether a local user may log in with this key. FIPS mode knows no DSA (administration guide 4.3). */
export function keyFits(book: LoginBook, user: string, blob: Uint8Array): boolean {
  if (!mayLogIn(book, user)) return false
  const key = readSshKey(sshKeyOf(book.objects, user))
  return key?.type === 'ssh-rsa' && Buffer.from(key.base64, 'base64').equals(blob)
}

/** What the configuration keeps of a user's password. */
export function keptPassword(user: string, password: string): string {
  return passwordDigest(password, userDn(user))
}

function mayLogIn({ objects, first, nowMs }: LoginBook, user: string): boolean {
  const account = objects[userDn(user)]?.attributes
  if (!account) return false
  if (user === first.username) return true
  if (account.accountStatus !== 'active') return false
  return account.expires !== 'yes' || Date.parse(`${account.expiration}Z`) > nowMs
}
