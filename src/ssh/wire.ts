import { bigFrom, signedBytes } from '../entropy/big-endian.ts'

/** A 32-bit unsigned number as it goes over the wire (RFC 4251 section 5). */
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** A string: its length, then its bytes (RFC 4251 section 5). */
export function sshString(value: string | Uint8Array): Buffer {
  const bytes = Buffer.from(value)
  return Buffer.concat([uint32(bytes.length), bytes])
}

/** A multiple precision integer that is not negative (RFC 4251 section 5). */
export function mpint(value: bigint | Uint8Array): Buffer {
  return sshString(signedBytes(typeof value === 'bigint' ? value : bigFrom(value)))
}

/** Takes values off the front of a message; every method answers `undefined` when the bytes run out. */
export interface WireReader {
  skip: (count: number) => void
  byte: () => number | undefined
  uint32: () => number | undefined
  string: () => Buffer | undefined
  nameList: () => string[] | undefined
}

/** Reads the data types of RFC 4251 section 5 in the order they are asked for. */
export function readWire(bytes: Uint8Array): WireReader {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 0
  const take = (count: number): Buffer | undefined => {
    if (at + count > buffer.length) return undefined
    at += count
    return buffer.subarray(at - count, at)
  }
  const number = () => take(4)?.readUInt32BE()
  const string = () => {
    const length = number()
    return length === undefined ? undefined : take(length)
  }
  return {
    skip: (count) => void take(count),
    byte: () => take(1)?.[0],
    uint32: number,
    string,
    nameList() {
      const text = string()?.toString('latin1')
      return text === '' ? [] : text?.split(',')
    },
  }
}
