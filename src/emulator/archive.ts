import { createCipheriv } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { Entropy } from '../entropy/entropy.ts'

/** A file to be put into an archive. */
export interface ArchivedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A tar archive (POSIX ustar) of files, all of one modification time, owned by root. */
export async function tarArchive(
  files: readonly ArchivedFile[],
  modifiedMs: number,
): Promise<Uint8Array> {
  const { packTar } = await import('modern-tar')
  const mtime = new Date(modifiedMs)
  const owner = { uid: 0, gid: 0, uname: 'root', gname: 'root' }
  return packTar(
    files.map(({ name, bytes }) => ({
      header: { name, size: bytes.length, mtime, mode: 0o600, ...owner },
      body: bytes,
    })),
  )
}

/** Bytes of one stored block of deflate (RFC 1951 section 3.2.4). */
const BLOCK_BYTES_MAX = 65_535
/** Magic, deflate, no flags, no time, no extra flags, Unix (RFC 1952 section 2.3). */
const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])

/**
 * A gzip file whose contents are stored, not compressed: unlike zlib's output it has the same bytes on
 * every machine and Node version, which digests depend on.
 */
export function storedGzip(bytes: Uint8Array): Buffer {
  const parts: Uint8Array[] = [GZIP_HEADER]
  for (let at = 0; at === 0 || at < bytes.length; at += BLOCK_BYTES_MAX) {
    const block = bytes.subarray(at, at + BLOCK_BYTES_MAX)
    const head = Buffer.alloc(5)
    head.writeUInt8(at + BLOCK_BYTES_MAX >= bytes.length ? 1 : 0, 0)
    head.writeUInt16LE(block.length, 1)
    head.writeUInt16LE(~block.length & 0xffff, 3)
    parts.push(head, block)
  }
  const trailer = Buffer.alloc(8)
  trailer.writeUInt32LE(crc32(Buffer.from(bytes)), 0)
  trailer.writeUInt32LE(bytes.length % 2 ** 32, 4)
  return Buffer.concat([...parts, trailer])
}

/** Bytes encrypted with AES-256-CTR under a key of the appliance's own; nobody outside the lab holds it. */
export function sealed(bytes: Uint8Array, entropy: Entropy): Buffer {
  const cipher = createCipheriv('aes-256-ctr', entropy.bytes(32), entropy.bytes(16))
  return Buffer.concat([cipher.update(bytes), cipher.final()])
}
