import { tlsLimits } from './limits.ts'

/** What a record carries (RFC 8446 section 5.1). */
export const contentTypes = {
  changeCipherSpec: 20,
  alert: 21,
  handshake: 22,
  applicationData: 23,
} as const

/** One record of the record layer. */
export interface TlsRecord {
  readonly type: number
  readonly payload: Buffer
  /** Header and payload, as on the wire. */
  readonly raw: Buffer
}

/** Cuts a stream of bytes into records, however they arrive. */
export interface RecordSplitter {
  readonly push: (bytes: Buffer) => void
  /** The next record; `incomplete` until all of it is there, `malformed` from then on when it is none. */
  readonly next: () => TlsRecord | 'incomplete' | 'malformed'
  /** Takes out all bytes that no record was made of. */
  readonly rest: () => Buffer
}

/** Bytes of a record's header: type, version, length. */
export const RECORD_HEADER_BYTES = 5
const HEARTBEAT = 24
const MAJOR_VERSION = 3

/** Starts cutting at the first byte of a record. */
export function createRecordSplitter(): RecordSplitter {
  let chunks: Buffer[] = []
  let size = 0
  let needed = RECORD_HEADER_BYTES

  function joined(): Buffer {
    if (chunks.length !== 1) chunks = [Buffer.concat(chunks)]
    return chunks[0]!
  }

  function keep(bytes: Buffer): void {
    chunks = [bytes]
    size = bytes.length
    needed = RECORD_HEADER_BYTES
  }

  return {
    push(bytes) {
      chunks.push(bytes)
      size += bytes.length
    },
    next() {
      if (size < needed) return 'incomplete'
      const held = joined()
      if (!isRecordHeader(held)) return 'malformed'
      needed = RECORD_HEADER_BYTES + held.readUInt16BE(3)
      if (size < needed) return 'incomplete'
      const raw = held.subarray(0, needed)
      keep(held.subarray(needed))
      return { type: raw[0]!, payload: raw.subarray(RECORD_HEADER_BYTES), raw }
    },
    rest() {
      const held = joined()
      keep(Buffer.alloc(0))
      return held
    },
  }
}

/** Whether bytes can begin a record: a known type, version 3, a length that is allowed. */
function isRecordHeader(bytes: Buffer): boolean {
  const type = bytes[0] ?? 0
  return (
    type >= contentTypes.changeCipherSpec &&
    type <= HEARTBEAT &&
    bytes[1] === MAJOR_VERSION &&
    bytes.readUInt16BE(3) <= tlsLimits.recordBytesMax
  )
}

/** A record as it goes over the wire. */
export function recordBytes(type: number, version: number, payload: Buffer): Buffer {
  const header = Buffer.alloc(RECORD_HEADER_BYTES)
  header.writeUInt8(type, 0)
  header.writeUInt16BE(version, 1)
  header.writeUInt16BE(payload.length, 3)
  return Buffer.concat([header, payload])
}
