import { createPublicKey, sign, verify } from 'node:crypto'
import { expect, test } from 'vitest'
import { entropyFrom } from '../../../src/entropy/entropy.ts'
import { rsaKeyFrom } from '../../../src/entropy/seeded-rsa.ts'

test('the same seed gives the same key, and another seed another', () => {
  const modulus = (seed: string) => rsaKeyFrom(entropyFrom(seed), 512).modulus
  expect(modulus('one')).toBe(modulus('one'))
  expect(modulus('one')).not.toBe(modulus('two'))
})

test.each([512, 1024, 2048])('a key of %i bits has exactly that many, and signs', (bits) => {
  const { privateKey, modulus, exponent } = rsaKeyFrom(entropyFrom('sizes'), bits)
  expect(modulus.toString(2)).toHaveLength(bits)
  expect(exponent).toBe(65_537n)
  const data = Buffer.from('signed')
  const publicKey = createPublicKey(privateKey)
  expect(verify('sha1', data, publicKey, sign('sha1', data, privateKey))).toBe(true)
})
