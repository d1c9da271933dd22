import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { forReplacing } from '../../../src/store/file-store.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { whileOpen } from '../../../src/store/while-open.ts'
import { labClock } from '../ssh/sftp-visit.ts'
import { fill, keepsTheContract, refusal, textOf } from './store-contract.ts'

keepsTheContract(async () => createMemoryStore({ clock: labClock }))

test('a memory store starts with the files it is given, and lab time on them', async () => {
  const files = { '/home/ucs/a.txt': 'hi', '/var/spool/': '' }
  const store = createMemoryStore({ clock: labClock, files })
  expect(await textOf(store, '/home/ucs/a.txt')).toBe('hi')
  expect(await store.stat('/var/spool')).toMatchObject({ kind: 'directory', mode: 0o755 })
  expect((await store.stat('/home/ucs/a.txt')).modifiedMs).toBe(labClock.now())
})

test('the quota is filled to the last byte, and removing a file makes room', async () => {
  const store = createMemoryStore({ clock: labClock, quotaBytes: 10 })
  await fill(store, '/a', '1234')
  expect(await refusal(() => fill(store, '/b', '1234567'))).toBe('no-space')
  expect(await textOf(store, '/b')).toBe('123456')
  await store.remove('/a')
  await fill(store, '/c', '1234')
  expect(await refusal(() => fill(store, '/d', '1'))).toBe('no-space')
})

test('a removed file takes its room until it is closed', async () => {
  const store = createMemoryStore({ clock: labClock, quotaBytes: 4 })
  await whileOpen(await store.open('/a', forReplacing), async ({ write }) => {
    await write(0, Buffer.from('1234'))
    await store.remove('/a')
    expect(await refusal(() => fill(store, '/b', '1'))).toBe('no-space')
  })
  await fill(store, '/b', '1234')
  expect(await textOf(store, '/b')).toBe('1234')
})

test('writing over what is there costs no room', async () => {
  const store = createMemoryStore({ clock: labClock, quotaBytes: 4 })
  await whileOpen(await store.open('/a', forReplacing), async ({ write }) => {
    await write(0, Buffer.from('1234'))
    await write(1, Buffer.from('xyz'))
  })
  expect(await textOf(store, '/a')).toBe('1xyz')
})

test('pages hold a hundred megabytes of odd-sized writes without a byte out of place', async () => {
  const store = createMemoryStore({ clock: labClock })
  const piece = Buffer.from(Array.from({ length: 31_337 }, (_, at) => at & 0xff))
  const count = Math.ceil(100_000_000 / piece.length)
  const written = createHash('sha256')
  const read = createHash('sha256')
  await whileOpen(await store.open('/big', forReplacing), async (file) => {
    for (let at = 0; at < count; at++) {
      await file.write(at * piece.length, piece)
      written.update(piece)
    }
    const sizeBytes = count * piece.length
    for (let at = 0; at < sizeBytes; at += 100_003) read.update(await file.read(at, 100_003))
  })
  expect(read.digest('hex')).toBe(written.digest('hex'))
})
