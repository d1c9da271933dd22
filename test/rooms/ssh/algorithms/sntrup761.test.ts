import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSntrup761 } from '../../../../src/ssh/algorithms/sntrup761.ts'
import { knownAnswerDigest, knownAnswerSeed, nistDrbg } from './nist-known-answers.ts'

test('the first known answer of the NIST submission is reproduced', () => {
  const kem = createSntrup761(nistDrbg(knownAnswerSeed))
  const { publicKey, secretKey } = kem.keyPair()
  const { ciphertext, sharedSecret } = kem.encapsulate(publicKey)
  // As published by PQClean (crypto_kem/sntrup761/META.yml) and liboqs (tests/KATs/kem/kats.json).
  expect(knownAnswerDigest({ publicKey, secretKey, ciphertext, sharedSecret })).toBe(
    'afc42c3a5b10f4ef69654250097ebda9b9564570f4086744b24a6daf2bd1f89a',
  )
  expect(kem.decapsulate(ciphertext, secretKey)).toEqual(sharedSecret)
})

test('whoever has the secret key finds the shared secret', () => {
  const kem = createSntrup761(randomBytes)
  const { publicKey, secretKey } = kem.keyPair()
  const first = kem.encapsulate(publicKey)
  const second = kem.encapsulate(publicKey)
  expect(kem.decapsulate(first.ciphertext, secretKey)).toEqual(first.sharedSecret)
  expect(kem.decapsulate(second.ciphertext, secretKey)).toEqual(second.sharedSecret)
  expect(first.sharedSecret).not.toEqual(second.sharedSecret)
})

test.each([0, 500, 1006, 1007, 1038])(
  'a ciphertext forged in byte %d gives another secret, always the same',
  (at) => {
    const kem = createSntrup761(randomBytes)
    const { publicKey, secretKey } = kem.keyPair()
    const { ciphertext, sharedSecret } = kem.encapsulate(publicKey)
    const forged = Buffer.from(ciphertext)
    forged[at] = forged[at]! ^ 1
    const found = kem.decapsulate(forged, secretKey)
    expect(found).not.toEqual(sharedSecret)
    expect(kem.decapsulate(forged, secretKey)).toEqual(found)
  },
)

test('keys and ciphertexts have the lengths that the SSH messages count on', () => {
  const kem = createSntrup761(randomBytes)
  const { publicKey } = kem.keyPair()
  expect(publicKey).toHaveLength(kem.publicKeyBytes)
  expect(kem.encapsulate(publicKey).ciphertext).toHaveLength(kem.ciphertextBytes)
  expect([kem.publicKeyBytes, kem.ciphertextBytes]).toEqual([1158, 1039])
})
