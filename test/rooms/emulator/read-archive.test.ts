import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { storedGzip, tarArchive } from '../../../src/emulator/archive.ts'
import { readArchive } from '../../../src/emulator/read-archive.ts'

const files = [
  { name: 'one.txt', bytes: new Uint8Array(Buffer.from('one')) },
  { name: 'empty.txt', bytes: new Uint8Array() },
]
const bytesMax = 64 * 1024

test('the files of an archive come back in their order', async () => {
  const archive = storedGzip(await tarArchive(files, 0))
  const read = await readArchive(archive, { bytesMax })
  expect(read?.map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
    ['one.txt', 'one'],
    ['empty.txt', ''],
  ])
})

test('what is no archive, is cut short or unpacks to too much is not read', async () => {
  const archive = storedGzip(await tarArchive(files, 0))
  expect(await readArchive(Buffer.from('no archive'), { bytesMax })).toBeUndefined()
  expect(await readArchive(archive.subarray(0, -9), { bytesMax })).toBeUndefined()
  expect(await readArchive(gzipSync(Buffer.alloc(1_000_000)), { bytesMax })).toBeUndefined()
})
