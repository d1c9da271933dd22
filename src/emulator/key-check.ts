import { scryptSync } from 'node:crypto'

/** Cheap enough for a lab, and still no way to read a key off its check. */
const COST = { N: 1024, r: 8, p: 1 }

/** Sixteen hexadecimal digits by which two uses of a secret key can be seen to be of the same key. */
export function keyCheckOf(key: string): string {
  return scryptSync(key, 'key check', 8, COST).toString('hex')
}
