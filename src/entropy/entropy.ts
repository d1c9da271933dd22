import { createCipheriv, createHmac, type CipherGCM, type Cipher } from 'node:crypto'

/** The lab's only source of chance: the same seed and label give the same bytes on every machine. */
export interface Entropy {
  /** A source of its own for a purpose, so that one more draw here changes nothing there. */
  fork: (label: string) => Entropy
  /** The next bytes of this source's stream. */
  bytes: (count: number) => Uint8Array
  /** A whole number from 0 to `below - 1`, without bias. `below` is at most 2^32. */
  integer: (below: number) => number
  /** The source that keys are made from: this one, unless the lab's keys follow from a seed of their own. */
  readonly keys: Entropy
  /** Names this source; equal for equal seed and labels. Safe to show: it does not reveal the stream. */
  readonly fingerprint: string
}

/** The source that a lab's keys, identifiers and serial numbers come from. A seed is any text. */
export function entropyFrom(seed: string, keySeed = seed): Entropy {
  const own = keyOfSeed(seed)
  return keySeed === seed ? source(own) : source(own, keyOfSeed(keySeed))
}

function keyOfSeed(seed: string): Buffer {
  return createHmac('sha256', 'fieldfault entropy').update(seed).digest()
}

/** A source; that of the keys is forked along with it, so that equal labels lead to equal keys. */
function source(key: Buffer, keysKey?: Buffer): Entropy {
  let stream: Cipher | CipherGCM | undefined
  function bytes(count: number): Uint8Array {
    stream ??= createCipheriv('aes-256-ctr', derive(key, 'stream'), Buffer.alloc(16))
    return stream.update(new Uint8Array(count))
  }
  const own: Entropy = {
    fork(label) {
      const purpose = `fork ${label}`
      return source(derive(key, purpose), keysKey && derive(keysKey, purpose))
    },
    bytes,
    integer: (below) => integerFrom(bytes, below),
    get keys() {
      return keysKey ? source(keysKey) : own
    },
    fingerprint: derive(key, 'fingerprint').toString('hex').slice(0, 32),
  }
  return own
}

function derive(key: Buffer, purpose: string): Buffer {
  return createHmac('sha256', key).update(purpose).digest()
}

/** Rejection sampling over 32-bit words: values in the last partial range are drawn again. */
function integerFrom(bytes: (count: number) => Uint8Array, below: number): number {
  const range = 2 ** 32
  const fair = range - (range % below)
  for (;;) {
    const word = new DataView(Uint8Array.from(bytes(4)).buffer).getUint32(0)
    if (word < fair) return word % below
  }
}
