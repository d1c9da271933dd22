import { createCipheriv, createHash } from 'node:crypto'
import type { RandomBytes } from '../../../../src/ssh/algorithms/kem.ts'

interface KnownAnswer {
  readonly publicKey: Uint8Array
  readonly secretKey: Uint8Array
  readonly ciphertext: Uint8Array
  readonly sharedSecret: Uint8Array
}

/** The random bytes of NIST's known answer tests: CTR_DRBG on AES-256 without derivation function. */
export function nistDrbg(seed: Uint8Array): RandomBytes {
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

/** The seed of the first known answer of every mechanism sent in to NIST. */
export const knownAnswerSeed = nistDrbg(Uint8Array.from({ length: 48 }, (_, at) => at))(48)

/** SHA-256 of a first known answer as its file has it, from `count = 0` to `ss`. */
export function knownAnswerDigest(answer: KnownAnswer): string {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase()
  const lines = [
    'count = 0',
    `seed = ${hex(knownAnswerSeed)}`,
    `pk = ${hex(answer.publicKey)}`,
    `sk = ${hex(answer.secretKey)}`,
    `ct = ${hex(answer.ciphertext)}`,
    `ss = ${hex(answer.sharedSecret)}\n`,
  ]
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}
