import { createCipheriv } from 'node:crypto'

/** Computes the tag of a message of at most 16 MiB under a nonce of 8 bytes that is used once only. */
export type Umac = (message: Uint8Array, nonce: Uint8Array) => Buffer

/** Keys of one of the independent hashes that a tag is put together from, 4 bytes each. */
interface HashKeys {
  /** Where this hash starts in the key words of the first layer. */
  readonly firstWord: number
  readonly polynomial: bigint
  readonly inner: readonly number[]
  readonly mask: number
}

const BLOCK_BYTES = 1024
const WORD = 2 ** 32
const WORD_MASK = 0xffff_ffffn
const PRIME_36 = 2 ** 36 - 5
const PRIME_64 = 2n ** 64n - 59n
/** Values from here on do not fit under the prime and are hashed in two steps. */
const LARGEST_PLAIN = 2n ** 64n - 2n ** 32n

/**
 * The authenticator of RFC 4418 on AES-128 with a key of 16 bytes: tags of 8 bytes are UMAC-64, of
 * 16 bytes UMAC-128. The third part of the hash for longer messages (POLY-128) is left out, since an
 * SSH packet is far below the 16 MiB at which it begins.
 */
export function createUmac(key: Uint8Array, tagBytes: 8 | 16): Umac {
  const hashes = tagBytes / 4
  const words = bigEndianWords(derive(key, 1, BLOCK_BYTES + (hashes - 1) * 16))
  const keys = Array.from({ length: hashes }, (_, hash) => hashKeys(key, hash, hashes))
  const pad = createPad(derive(key, 0, 16), tagBytes)
  return (message, nonce) => {
    const blocks = blocksOf(message)
    const tag = pad(nonce)
    for (const [at, hash] of keys.entries()) {
      const value = universalHash(blocks, words, hash)
      tag.writeUInt32BE((tag.readUInt32BE(at * 4) ^ value) >>> 0, at * 4)
    }
    return tag
  }
}

/** KDF of RFC 4418 section 3.2.1, which is AES in counter mode with the purpose in front of the counter. */
function derive(key: Uint8Array, purpose: number, bytes: number): Buffer {
  const counter = Buffer.alloc(16)
  counter.writeUInt32BE(purpose, 4)
  counter.writeUInt32BE(1, 12)
  return createCipheriv('aes-128-ctr', key, counter).update(Buffer.alloc(bytes))
}

function hashKeys(key: Uint8Array, hash: number, hashes: number): HashKeys {
  const polynomial = derive(key, 2, 24 * hashes).readBigUInt64BE(24 * hash)
  const inner = derive(key, 3, 64 * hashes).subarray(64 * hash)
  return {
    firstWord: 4 * hash,
    polynomial: polynomial & 0x01ff_ffff_01ff_ffffn,
    // Of the eight inner keys the first four meet only zeros without POLY-128.
    inner: [32, 40, 48, 56].map((at) => Number(inner.readBigUInt64BE(at) % BigInt(PRIME_36))),
    mask: derive(key, 4, 4 * hashes).readUInt32BE(4 * hash),
  }
}

/** PDF of RFC 4418 section 3.3: two 8-byte tags with neighbouring nonces share one AES block. */
function createPad(key: Uint8Array, tagBytes: number): (nonce: Uint8Array) => Buffer {
  const aes = createCipheriv('aes-128-ecb', key, null)
  const tagsInBlock = 16 / tagBytes
  return (nonce) => {
    const block = Buffer.alloc(16)
    block.set(nonce)
    const part = block.readUInt8(7) % tagsInBlock
    block[7] = block.readUInt8(7) - part
    return Buffer.from(aes.update(block).subarray(part * tagBytes, (part + 1) * tagBytes))
  }
}

/** One block of the message as the first layer sees it. */
interface Block {
  readonly words: DataView
  /** Length without padding. */
  readonly bytes: number
}

/** Cuts a message into blocks; the last, which may be the only one, is filled up to whole 32 bytes. */
function blocksOf(message: Uint8Array): Block[] {
  const blocks: Block[] = []
  let at = 0
  for (; message.length - at > BLOCK_BYTES; at += BLOCK_BYTES)
    blocks.push({ words: viewOf(message.subarray(at, at + BLOCK_BYTES)), bytes: BLOCK_BYTES })
  const bytes = message.length - at
  const padded = new Uint8Array(Math.max(32, Math.ceil(bytes / 32) * 32))
  padded.set(message.subarray(at))
  return [...blocks, { words: viewOf(padded), bytes }]
}

/** UHASH of RFC 4418 section 5: layers one to three over all blocks, for 4 bytes of the tag. */
function universalHash(blocks: readonly Block[], words: Uint32Array, keys: HashKeys): number {
  const [first] = blocks
  if (blocks.length === 1 && first) return innerHash(blockHash(first, words, keys.firstWord), keys)
  let value = 1n
  for (const block of blocks) {
    const hashed = blockHash(block, words, keys.firstWord)
    value = polynomialStep(
      value,
      keys.polynomial,
      (BigInt(hashed.high) << 32n) | BigInt(hashed.low),
    )
  }
  return innerHash({ high: Number(value >> 32n), low: Number(value & WORD_MASK) }, keys)
}

/** An unsigned number of 64 bits. */
interface Halves {
  readonly high: number
  readonly low: number
}

/** NH of RFC 4418 section 5.2.2: products of 32-bit sums, added modulo 2^64, and the length in bits. */
function blockHash({ words, bytes }: Block, keys: Uint32Array, firstKey: number): Halves {
  let high = 0
  let low = bytes * 8
  for (let at = 0; at < words.byteLength / 4; at += 8) {
    let lows = 0
    let highs = 0
    // Each product is made of two of 32 by 16 bits: four of them add up exactly in a double.
    for (let i = at; i < at + 4; i++) {
      const a = (words.getUint32(i * 4, true) + keys[firstKey + i]!) >>> 0
      const b = (words.getUint32(i * 4 + 16, true) + keys[firstKey + i + 4]!) >>> 0
      lows += a * (b & 0xffff)
      highs += a * (b >>> 16)
    }
    low += lows + (highs % 65_536) * 65_536
    high += Math.floor(highs / 65_536) + Math.floor(low / WORD)
    low %= WORD
  }
  return { high: high % WORD, low }
}

/** One step of POLY-64 of RFC 4418 section 5.3.2. */
function polynomialStep(value: bigint, key: bigint, word: bigint): bigint {
  if (word < LARGEST_PLAIN) return (value * key + word) % PRIME_64
  const marked = (value * key + PRIME_64 - 1n) % PRIME_64
  return (marked * key + word - 59n) % PRIME_64
}

/** L3-HASH of RFC 4418 section 5.4, of a value whose upper half is zero. */
function innerHash({ high, low }: Halves, { inner, mask }: HashKeys): number {
  const quarters = [high >>> 16, high & 0xffff, low >>> 16, low & 0xffff]
  const sum = quarters.reduce((sum, quarter, at) => (sum + quarter * inner[at]!) % PRIME_36, 0)
  return ((sum % WORD) ^ mask) >>> 0
}

function bigEndianWords(bytes: Buffer): Uint32Array {
  return Uint32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readUInt32BE(at * 4))
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}
