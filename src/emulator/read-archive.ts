import { gunzipSync } from 'node:zlib'
import type { ArchivedFile } from './archive.ts'

/** The files of a gzip'd tar archive of at most `bytesMax` bytes unpacked; undefined when it is not one. */
export async function readArchive(
  bytes: Uint8Array,
  { bytesMax }: { bytesMax: number },
): Promise<readonly ArchivedFile[] | undefined> {
  const { unpackTar } = await import('modern-tar')
  try {
    const entries = await unpackTar(gunzipSync(bytes, { maxOutputLength: bytesMax }))
    return entries.map(({ header: { name }, data = new Uint8Array() }) => ({ name, bytes: data }))
  } catch {
    return undefined
  }
}
