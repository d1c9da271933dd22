/** Reads the fields of a message in order; past its end it answers with zeros and says so in `short`. */
export interface ByteReader {
  /** Whether something was asked for that the bytes do not hold. */
  readonly short: boolean
  readonly left: number
  /** An unsigned number of 1 to 4 bytes, most significant first. */
  readonly number: (bytes: number) => number
  readonly bytes: (count: number) => Buffer
  /** A vector whose length comes first, in so many bytes (RFC 8446 section 3.4). */
  readonly vector: (lengthBytes: number) => Buffer
}

/** Starts reading at the first byte. */
export function readBytes(source: Buffer): ByteReader {
  let at = 0
  let short = false

  function bytes(count: number): Buffer {
    const taken = source.subarray(at, at + count)
    if (taken.length < count) short = true
    at += taken.length
    return taken
  }

  function number(count: number): number {
    const taken = bytes(count)
    return taken.length === count ? taken.readUIntBE(0, count) : 0
  }

  return {
    get short() {
      return short
    },
    get left() {
      return source.length - at
    },
    number,
    bytes,
    vector: (lengthBytes) => bytes(number(lengthBytes)),
  }
}
