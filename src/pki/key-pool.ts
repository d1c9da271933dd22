import { createHash, type KeyObject } from 'node:crypto'
import type { Entropy } from '../entropy/entropy.ts'
import { rsaKeyFrom } from '../entropy/seeded-rsa.ts'

/** RSA keys of a lab, each made when it is first asked for. */
export interface KeyPool {
  /** A key of its own for a purpose, such as an authority's: equal for equal labels. */
  readonly own: (label: string, bits?: number) => KeyObject
  /**
   * One of the pool's few keys for the holder of a leaf certificate. Two holders may have the same key, which nothing
   * on the wire shows; so a fleet of a thousand costs as many keys as the pool has.
   */
  readonly shared: (holder: string) => KeyObject
}

/** How a pool is set up. */
export interface KeyPoolPlan {
  /** Number of shared keys; 4 unless it is said. */
  readonly size?: number
  /** Size of a key in bits; 2048 unless it is said. */
  readonly bits?: number
  /** Makes a key or finds one that was kept from an earlier run; without it keys last as long as the process. */
  readonly rsaKey?: (entropy: Entropy, bits: number) => KeyObject
}

/** Makes a pool whose keys follow from the entropy. */
export function createKeyPool(
  entropy: Entropy,
  { size = 4, bits = 2048, rsaKey = keptKey }: KeyPoolPlan = {},
): KeyPool {
  const own = (label: string, keyBits = bits) => rsaKey(entropy.keys.fork(`key ${label}`), keyBits)
  return {
    own,
    shared: (holder) => own(`shared ${placeOf(holder, size)}`),
  }
}

/** Keys that this process keeps by what they were made from; a 2048-bit key takes 0.1 to 0.3 s. */
const kept = new Map<string, KeyObject>()
const KEYS_KEPT_MAX = 256

function keptKey(entropy: Entropy, bits: number): KeyObject {
  const name = `${entropy.fingerprint} ${bits}`
  const key = kept.get(name) ?? rsaKeyFrom(entropy, bits).privateKey
  kept.set(name, key)
  if (kept.size > KEYS_KEPT_MAX) kept.delete(kept.keys().next().value!)
  return key
}

function placeOf(holder: string, size: number): number {
  return createHash('sha256').update(holder).digest().readUInt32BE() % size
}
