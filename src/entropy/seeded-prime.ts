import { checkPrimeSync } from 'node:crypto'
import { bigFrom } from './big-endian.ts'
import type { Entropy } from './entropy.ts'

/** Candidates looked at from one starting point before a new one is drawn. */
const WINDOW = 4096
const SIEVE_BELOW = 20_000
const smallPrimes = primesBelow(SIEVE_BELOW)

/** A number of exactly `bits` bits, its two highest bits set so that a product keeps its length. */
export function seededNumber(entropy: Entropy, bits: number): bigint {
  const bytes = Buffer.from(entropy.bytes(Math.ceil(bits / 8)))
  const high = 3n << BigInt(bits - 2)
  return (bigFrom(bytes) & ((1n << BigInt(bits)) - 1n)) | high
}

/**
 * The first prime of exactly `bits` bits that is 1 more than a multiple of `step` (2 for any odd prime),
 * from starting points the entropy gives. Small factors are sieved out before the costly test.
 */
export function seededPrime(entropy: Entropy, bits: number, step = 2n): bigint {
  for (;;) {
    const drawn = seededNumber(entropy, bits)
    const start = drawn - (drawn % step) + 1n
    const composite = sieve(start, step)
    for (let index = 0; index < WINDOW; index++) {
      const candidate = start + step * BigInt(index)
      if (!composite[index] && candidate >> BigInt(bits) === 0n && checkPrimeSync(candidate))
        return candidate
    }
  }
}

/** Marks the places of `start + step * i` that a small prime divides. */
function sieve(start: bigint, step: bigint): Uint8Array {
  const composite = new Uint8Array(WINDOW)
  for (const prime of smallPrimes) {
    const stride = Number(step % BigInt(prime))
    if (stride === 0) continue
    const rest = Number(start % BigInt(prime))
    const first = ((prime - rest) * inverse(stride, prime)) % prime
    for (let index = first; index < WINDOW; index += prime) composite[index] = 1
  }
  return composite
}

/** The inverse of a number modulo a prime, both small. */
function inverse(value: number, prime: number): number {
  let [previous, rest] = [prime, value]
  let [before, factor] = [0, 1]
  while (rest > 1) {
    const quotient = Math.floor(previous / rest)
    ;[previous, rest] = [rest, previous - quotient * rest]
    ;[before, factor] = [factor, before - quotient * factor]
  }
  return factor < 0 ? factor + prime : factor
}

function primesBelow(limit: number): number[] {
  const composite = new Uint8Array(limit)
  const primes: number[] = []
  for (let number = 2; number < limit; number++) {
    if (composite[number]) continue
    primes.push(number)
    for (let multiple = number * number; multiple < limit; multiple += number)
      composite[multiple] = 1
  }
  return primes
}
