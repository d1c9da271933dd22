import { gunzipSync } from 'node:zlib'
import { unpackTar } from 'modern-tar'
import { expect, test } from 'vitest'
import { sealed, storedGzip, tarArchive } from '../../../src/emulator/archive.ts'
import { entropyFrom } from '../../../src/entropy/entropy.ts'

test.each([0, 1, 65_535, 65_536, 200_000])(
  'a stored gzip of %i bytes unpacks to them',
  (length) => {
    const bytes = Buffer.alloc(length, 'abc')
    expect(gunzipSync(storedGzip(bytes)).equals(bytes)).toBe(true)
  },
)

test('an archive has its files under their names, with the time of the lab', async () => {
  const modifiedMs = Date.parse('2019-09-11T10:00:00Z')
  const archive = await tarArchive([{ name: 'a.txt', bytes: Buffer.from('hello') }], modifiedMs)
  const [file] = await unpackTar(archive)
  expect(file!.header).toMatchObject({ name: 'a.txt', size: 5, uname: 'root', mode: 0o600 })
  expect(file!.header.mtime?.getTime()).toBe(modifiedMs)
  expect(Buffer.from(file!.data!).toString()).toBe('hello')
})

test('what is sealed has its length, is unreadable, and the same for the same seed', () => {
  const bytes = Buffer.from('management database')
  const one = sealed(bytes, entropyFrom('s').fork('x'))
  expect(one).toHaveLength(bytes.length)
  expect(one.includes('database')).toBe(false)
  expect(one.equals(sealed(bytes, entropyFrom('s').fork('x')))).toBe(true)
})
