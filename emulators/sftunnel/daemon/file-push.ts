import { digestOf } from '../../../src/emulator/index.ts'
import type { FrameLink } from '../frames/frame-link.ts'

/** Bytes of a chunk. */
const CHUNK_BYTES = 16_384

/** Bytes of a file that one peer may write on another. */
export const FILE_BYTES_MAX = 16_777_216

/** Sends a file in chunks, no faster than the peer reads; false when the connection is over before. */
export async function sendFileFrames(
  link: FrameLink,
  exchange: number,
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
): Promise<boolean> {
  if (bytes.length > FILE_BYTES_MAX) return false
  const service = 'FSTREAM service'
  const facts = { path, bytes: bytes.length, sha256: digestOf(bytes) }
  let isSent = link.say('file-begin', facts, { service, exchange })
  for (let at = 0; at < bytes.length && isSent; at += CHUNK_BYTES) {
    const payload = bytes.subarray(at, at + CHUNK_BYTES)
    isSent = link.send({ kind: 'file-chunk', service, exchange, payload })
    await link.sent()
  }
  return isSent && link.say('file-end', {}, { service, exchange })
}
