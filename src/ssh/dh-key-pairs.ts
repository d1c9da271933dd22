import { getDiffieHellman, type DiffieHellmanGroup } from 'node:crypto'

/** A key pair of a Diffie-Hellman group, used for several exchanges. */
export interface DhKeyPair {
  readonly secret: DiffieHellmanGroup
  readonly publicKey: Buffer
}

/** Exchanges that share one key pair before the next is made. */
const USES = 256

const pairs = new Map<string, DhKeyPair & { usesLeft: number }>()

/**
 * A key pair of a named group such as `modp18`. Making one is half of the work of an exchange; a lab
 * has no secrets that a pair of its own for each connection would keep.
 */
export function dhKeyPair(group: string): DhKeyPair {
  const known = pairs.get(group)
  if (known && known.usesLeft-- > 0) return known
  const secret = getDiffieHellman(group)
  const pair = { secret, publicKey: secret.generateKeys(), usesLeft: USES - 1 }
  pairs.set(group, pair)
  return pair
}
