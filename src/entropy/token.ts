import { randomBytes } from 'node:crypto'

/** A secret that nobody can guess, for access to a running lab. It is no evidence, so no seed makes it. */
export function randomToken(): string {
  return randomBytes(24).toString('base64url')
}
