import { createPrivateKey, type KeyObject } from 'node:crypto'
import { signedBytes } from './big-endian.ts'
import type { Entropy } from './entropy.ts'
import { inverse } from './modular.ts'
import { seededPrime } from './seeded-prime.ts'

/** An RSA key and the two numbers that are public. */
export interface RsaKey {
  readonly privateKey: KeyObject
  readonly modulus: bigint
  readonly exponent: bigint
}

const RSA_EXPONENT = 65_537n

/** An RSA key of `bits` bits, the same for the same entropy. 2048 bits take about 0.1 s. */
export function rsaKeyFrom(entropy: Entropy, bits: number): RsaKey {
  const [p, q] = rsaPrimes(entropy, bits)
  const d = inverse(RSA_EXPONENT, (p - 1n) * (q - 1n))
  const numbers = {
    n: p * q,
    e: RSA_EXPONENT,
    d,
    p,
    q,
    dp: d % (p - 1n),
    dq: d % (q - 1n),
    qi: inverse(q, p),
  }
  const fields = Object.entries(numbers).map(([name, value]) => [name, base64url(value)])
  const key = { kty: 'RSA', ...Object.fromEntries(fields) } as Record<string, string>
  return {
    privateKey: createPrivateKey({ key, format: 'jwk' }),
    modulus: numbers.n,
    exponent: RSA_EXPONENT,
  }
}

function rsaPrimes(entropy: Entropy, bits: number): [bigint, bigint] {
  const usable = (): bigint => {
    const prime = seededPrime(entropy, bits / 2)
    return (prime - 1n) % RSA_EXPONENT === 0n ? usable() : prime
  }
  const [one, other] = [usable(), usable()]
  return one > other ? [one, other] : [other, one]
}

function base64url(value: bigint): string {
  const bytes = signedBytes(value)
  return bytes.subarray(bytes[0] === 0 ? 1 : 0).toString('base64url')
}
