import { createCipheriv, createHmac, type CipherGCM, type Cipher } from 'node:crypto'

/** The lab's only source of chance: the same seed and label give the same bytes on every machine. */
export interface Entropy {
  /** A source of its own for a purpose, so that one more draw here changes nothing there. */
  fork: (label: string) => Entropy
  /** The next bytes of this source's stream. */
  bytes: (count: number) => Uint8Array
  /** A whole number from 0 to `below - 1`, without bias. `below` is at most 2^32. */
  integer: (below: number) => number
  /** Names this source; equal for equal seed and labels. Safe to show: it does not reveal the stream. */
  readonly fingerprint: string
}

/** The source that a lab's keys, identifiers and serial numbers come from. The seed is any text. */
export function entropyFrom(seed: string): Entropy {
  return source(createHmac('sha256', 'fieldfault entropy').update(seed).digest())
}

function source(key: Buffer): Entropy {
  let stream: Cipher | CipherGCM | undefined
  function bytes(count: number): Uint8Array {
    stream ??= createCipheriv('aes-256-ctr', derive(key, 'stream'), Buffer.alloc(16))
    return stream.update(new Uint8Array(count))
  }
  return {
    fork: (label) => source(derive(key, `fork ${label}`)),
    bytes,
    integer: (below) => integerFrom(bytes, below),
    fingerprint: derive(key, 'fingerprint').toString('hex').slice(0, 32),
  }
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
