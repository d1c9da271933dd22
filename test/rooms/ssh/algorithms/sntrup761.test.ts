import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { RandomBytes } from '../../../../src/ssh/algorithms/kem.ts'
import { createSntrup761 } from '../../../../src/ssh/algorithms/sntrup761.ts'

// What PQClean publishes in crypto_kem/sntrup761/META.yml: the SHA-256 of the first known answer of
// the NTRU Prime submission to NIST, with its seed, keys, ciphertext and shared secret.
const KNOWN_ANSWER = 'afc42c3a5b10f4ef69654250097ebda9b9564570f4086744b24a6daf2bd1f89a'

test('the first known answer of the NIST submission is reproduced', () => {
  const seed = nistDrbg(Buffer.from(Array.from({ length: 48 }, (_, at) => at)))(48)
  const draw = nistDrbg(seed)
  // The reference program draws each 32-bit word on its own.
  const random: RandomBytes = (count) => {
    if (count % 4 !== 0) return draw(count)
    return Buffer.concat(Array.from({ length: count / 4 }, () => draw(4)))
  }
  const kem = createSntrup761(random)
  const { publicKey, secretKey } = kem.keyPair()
  const { ciphertext, sharedSecret } = kem.encapsulate(publicKey)
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase()
  const report = [
    'count = 0',
    `seed = ${hex(seed)}`,
    `pk = ${hex(publicKey)}`,
    `sk = ${hex(secretKey)}`,
    `ct = ${hex(ciphertext)}`,
    `ss = ${hex(sharedSecret)}\n`,
  ]
  expect(createHash('sha256').update(report.join('\n')).digest('hex')).toBe(KNOWN_ANSWER)
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

/** The deterministic generator of NIST's known answer tests: CTR_DRBG on AES-256 without derivation. */
function nistDrbg(seed: Uint8Array): RandomBytes {
  let key: Buffer = Buffer.alloc(32)
  let counter = 0n
  const blocks = (count: number) => {
    const aes = createCipheriv('aes-256-ecb', key, null)
    const inputs = Array.from({ length: count }, () => {
      counter = (counter + 1n) % 2n ** 128n
      return Buffer.from(counter.toString(16).padStart(32, '0'), 'hex')
    })
    return aes.update(Buffer.concat(inputs))
  }
  const update = (input: Uint8Array) => {
    const next = blocks(3).map((byte, at) => byte ^ (input[at] ?? 0))
    key = Buffer.from(next.subarray(0, 32))
    counter = BigInt(`0x${Buffer.from(next.subarray(32)).toString('hex')}`)
  }
  update(seed)
  return (count) => {
    const bytes = blocks(Math.ceil(count / 16)).subarray(0, count)
    update(new Uint8Array(48))
    return bytes
  }
}
