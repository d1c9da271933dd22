import { getDiffieHellman } from 'node:crypto'
import { expect, test } from 'vitest'
import { dhKeyPair, dhKeyPairOver } from '../../../src/ssh/dh-key-pairs.ts'

/** A modulus of 256 bits that no standard names. */
const MODULUS = Buffer.from(
  'f1c0c4e2d1e1b1d0a9d1d1f2b5c6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f9',
  'hex',
)
const GENERATOR = Buffer.of(5)

test('two sides over the same modulus come to the same secret', () => {
  const [one, other] = [dhKeyPairOver(MODULUS, GENERATOR), dhKeyPairOver(MODULUS, GENERATOR)]
  expect(one.publicKey).not.toEqual(other.publicKey)
  expect(one.secret.computeSecret(other.publicKey)).toEqual(
    other.secret.computeSecret(one.publicKey),
  )
})

test('a prime that node knows is left to node', () => {
  const prime = getDiffieHellman('modp14').getPrime()
  expect(dhKeyPairOver(prime, Buffer.of(2))).toBe(dhKeyPair('modp14'))
  expect(dhKeyPairOver(prime, Buffer.of(5)).secret.getGenerator()).toEqual(Buffer.of(5))
})

test('a key pair is renewed after many exchanges', () => {
  const first = dhKeyPair('modp2')
  for (let use = 0; use < 300; use++) dhKeyPair('modp2')
  expect(dhKeyPair('modp2').publicKey).not.toEqual(first.publicKey)
})
