import { RECORD_HEADER_BYTES } from './records.ts'

/** Walks over records by their headers alone, keeping none of their bytes. Tells the type of each. */
export function walkRecordHeaders(each: (type: number) => void): (bytes: Buffer) => void {
  const header = Buffer.alloc(RECORD_HEADER_BYTES)
  let headerBytes = 0
  let payloadLeft = 0

  /** How many bytes of this chunk were gone over. */
  function step(bytes: Buffer): number {
    if (payloadLeft > 0) {
      const skipped = Math.min(payloadLeft, bytes.length)
      payloadLeft -= skipped
      return skipped
    }
    const taken = bytes.copy(header, headerBytes)
    headerBytes += taken
    if (headerBytes < RECORD_HEADER_BYTES) return taken
    headerBytes = 0
    payloadLeft = header.readUInt16BE(3)
    each(header[0]!)
    return taken
  }

  return (bytes) => {
    for (let at = 0; at < bytes.length;) at += step(bytes.subarray(at))
  }
}
