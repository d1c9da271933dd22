import { getDiffieHellman, randomBytes } from 'node:crypto'
import { bigFrom, signedBytes } from '../entropy/big-endian.ts'
import { power } from '../entropy/modular.ts'

/** A key pair of a Diffie-Hellman group. */
export interface DhKeyPair {
  readonly secret: DhSecret
  readonly publicKey: Buffer
}

/** The private half, in the shape of the DiffieHellman objects of node:crypto. */
export interface DhSecret {
  computeSecret: (peerPublicKey: Buffer) => Buffer
  getPrime: () => Buffer
  getGenerator: () => Buffer
}

/** Safe primes node:crypto knows, all with generator 2: RFC 2409 section 6.2 and RFC 3526 sections 3 to 7. */
export const dhGroups = [
  { name: 'modp2', bits: 1024 },
  { name: 'modp14', bits: 2048 },
  { name: 'modp15', bits: 3072 },
  { name: 'modp16', bits: 4096 },
  { name: 'modp17', bits: 6144 },
  { name: 'modp18', bits: 8192 },
] as const

/** Exchanges that share one key pair before the next is made. */
const USES = 256
/** RFC 4419 section 6.2: twice the 256 bits of the longest key made from it. */
const EXPONENT_BYTES = 64

const pairs = new Map<string, DhKeyPair & { usesLeft: number }>()

/**
 * A key pair of a named group such as `modp18`. Making one is half of the work of an exchange; a lab
 * has no secrets that a pair of its own for each connection would keep.
 */
export function dhKeyPair(group: string): DhKeyPair {
  const known = pairs.get(group)
  if (known && known.usesLeft-- > 0) return known
  const made = getDiffieHellman(group)
  const pair = { publicKey: made.generateKeys(), secret: knownSecret(made), usesLeft: USES - 1 }
  pairs.set(group, pair)
  return pair
}

/** Two ends in one lab have the same pair, so that each would compute what the other just has. */
function knownSecret(made: DhSecret): DhSecret {
  let last: { peer: Buffer; secret: Buffer } | undefined
  return {
    getPrime: () => made.getPrime(),
    getGenerator: () => made.getGenerator(),
    computeSecret(peer) {
      if (!last?.peer.equals(peer))
        last = { peer: Buffer.from(peer), secret: made.computeSecret(peer) }
      return Buffer.from(last.secret)
    },
  }
}

/**
 * A key pair over the prime a server chose. node:crypto would first test the prime, which takes from
 * half a second to half a minute for one it does not know.
 */
export function dhKeyPairOver(prime: Buffer, generator: Buffer): DhKeyPair {
  const number = bigFrom(prime)
  const known = namesByPrime().get(number)
  if (known !== undefined && bigFrom(generator) === 2n) return dhKeyPair(known)
  const exponent = bigFrom(randomBytes(EXPONENT_BYTES))
  const raise = (base: Buffer) => signedBytes(power(bigFrom(base), exponent, number))
  const secret = { computeSecret: raise, getPrime: () => prime, getGenerator: () => generator }
  return { secret, publicKey: raise(generator) }
}

let names: ReadonlyMap<bigint, string> | undefined

/** The names of the known groups by their primes; node:crypto tests a prime each time it opens a group. */
function namesByPrime(): ReadonlyMap<bigint, string> {
  names ??= new Map(dhGroups.map(({ name }) => [bigFrom(getDiffieHellman(name).getPrime()), name]))
  return names
}
