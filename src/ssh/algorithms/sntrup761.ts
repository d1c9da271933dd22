import { createHash } from 'node:crypto'
import type { Kem, RandomBytes } from './kem.ts'
import {
  decodeRounded,
  decodeSmall,
  decodeWhole,
  encodeRounded,
  encodeSmall,
  encodeWhole,
  ROUNDED_BYTES,
  SMALL_BYTES,
  WHOLE_BYTES,
} from './sntrup761-coding.ts'
import {
  centred,
  invert,
  multiply,
  P,
  Q,
  scale,
  WEIGHT,
  type Polynomial,
} from './sntrup761-ring.ts'

const HASH_BYTES = 32
const CIPHERTEXT_BYTES = ROUNDED_BYTES + HASH_BYTES

/** First byte of what is hashed, one for each purpose. */
const prefix = { failed: 0, session: 1, confirmation: 2, input: 3, publicKey: 4 } as const

/**
 * Streamlined NTRU Prime with the parameters sntrup761, as OpenSSH has it since 8.5. It does not run
 * in constant time. Sources: "NTRU Prime: round 3"; the encodings and the order of random words are
 * those of the submission's program, so that its known answers can be checked.
 */
export function createSntrup761(random: RandomBytes): Kem {
  return {
    publicKeyBytes: WHOLE_BYTES,
    ciphertextBytes: CIPHERTEXT_BYTES,
    keyPair: () => keyPair(random),
    encapsulate(publicKey) {
      const input = encodeSmall(randomShort(random))
      const ciphertext = lock(input, publicKey)
      return { ciphertext, sharedSecret: sessionKey(prefix.session, input, ciphertext) }
    },
    decapsulate,
  }
}

function keyPair(random: RandomBytes): { publicKey: Buffer; secretKey: Buffer } {
  let small = randomSmall(random)
  let smallInverse = invert(small, 3)
  while (!smallInverse) {
    small = randomSmall(random)
    smallInverse = invert(small, 3)
  }
  const short = randomShort(random)
  // Modulo the prime q the ring is a field, so that only zero has no inverse.
  const tripleInverse = invert(scale(short, 3, Q), Q)!
  const publicKey = encodeWhole(multiply(tripleInverse, small, Q))
  const decoy = random(SMALL_BYTES)
  const keys = [encodeSmall(short), encodeSmall(smallInverse)]
  const publicHash = digest(prefix.publicKey, publicKey)
  return { publicKey, secretKey: Buffer.concat([...keys, publicKey, decoy, publicHash]) }
}

function decapsulate(ciphertext: Uint8Array, secretKey: Uint8Array): Buffer {
  const [short, smallInverse, publicKey, decoy] = secretParts(secretKey)
  const rounded = decodeRounded(ciphertext.subarray(0, ROUNDED_BYTES))
  const tripled = scale(multiply(rounded, decodeSmall(short), Q), 3, Q)
  const modulo3 = tripled.map((value) => centred(value, 3))
  const found = ofFullWeight(multiply(modulo3, decodeSmall(smallInverse), 3))
  const input = encodeSmall(found)
  if (lock(input, publicKey).equals(ciphertext))
    return sessionKey(prefix.session, input, ciphertext)
  return sessionKey(prefix.failed, decoy, ciphertext)
}

/** The ciphertext of an input: the rounded product with the public key, and a hash that confirms it. */
function lock(input: Uint8Array, publicKey: Uint8Array): Buffer {
  const product = multiply(decodeWhole(publicKey), decodeSmall(input), Q)
  const rounded = product.map((value) => value - centred(value, 3))
  const inputHash = digest(prefix.input, input)
  const publicHash = digest(prefix.publicKey, publicKey)
  return Buffer.concat([encodeRounded(rounded), digest(prefix.confirmation, inputHash, publicHash)])
}

function sessionKey(purpose: number, input: Uint8Array, ciphertext: Uint8Array): Buffer {
  return digest(purpose, digest(prefix.input, input), ciphertext)
}

function digest(purpose: number, ...parts: Uint8Array[]): Buffer {
  const hash = createHash('sha512').update(Buffer.of(purpose))
  for (const part of parts) hash.update(part)
  return hash.digest().subarray(0, HASH_BYTES)
}

function secretParts(key: Uint8Array): [Uint8Array, Uint8Array, Uint8Array, Uint8Array] {
  const publicAt = 2 * SMALL_BYTES
  const decoyAt = publicAt + WHOLE_BYTES
  return [
    key.subarray(0, SMALL_BYTES),
    key.subarray(SMALL_BYTES, publicAt),
    key.subarray(publicAt, decoyAt),
    key.subarray(decoyAt, decoyAt + SMALL_BYTES),
  ]
}

/** The polynomial itself, or a fixed one in place of an input of the wrong weight. */
function ofFullWeight(polynomial: Polynomial): Polynomial {
  const weight = polynomial.reduce((sum, value) => sum + Math.abs(value), 0)
  if (weight === WEIGHT) return polynomial
  return Int16Array.from({ length: P }, (_, at) => (at < WEIGHT ? 1 : 0))
}

/** A polynomial with coefficients -1, 0 and 1, each as likely. */
function randomSmall(random: RandomBytes): Polynomial {
  const words = randomWords(random, P)
  return Int16Array.from(words, (word) => Math.floor(((word & 0x3fff_ffff) * 3) / 2 ** 30) - 1)
}

/** A small polynomial of full weight: words that carry their coefficient in two bits, sorted. */
function randomShort(random: RandomBytes): Polynomial {
  const marked = randomWords(random, P).map((word, at) =>
    at < WEIGHT ? word & ~1 : (word & ~3) | 1,
  )
  return Int16Array.from(marked.toSorted(), (word) => (word & 3) - 1)
}

function randomWords(random: RandomBytes, count: number): Uint32Array {
  const bytes = Buffer.from(random(4 * count))
  return Uint32Array.from({ length: count }, (_, at) => bytes.readUInt32LE(4 * at))
}
