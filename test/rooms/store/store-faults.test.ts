import { expect, test, vi } from 'vitest'
import { forReading, forReplacing } from '../../../src/store/file-store.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import {
  withCutAfter,
  withPermissionDenied,
  withQuota,
  withReadOnly,
} from '../../../src/store/store-faults.ts'
import { whileOpen } from '../../../src/store/while-open.ts'
import { labClock } from '../ssh/sftp-visit.ts'
import { fill, refusal, textOf } from './store-contract.ts'

const empty = () => createMemoryStore({ clock: labClock, files: { '/old/file': 'old' } })

test.each([0, 1, 4, 5])('a disk with room for %i bytes stores exactly these', async (bytes) => {
  const store = withQuota(bytes)(empty())
  expect(await refusal(() => fill(store, '/a', '123456'))).toBe('no-space')
  expect(await textOf(store, '/a')).toBe('123456'.slice(0, bytes))
})

test('a disk that is just large enough takes the file', async () => {
  const store = withQuota(6)(empty())
  await fill(store, '/a', '123456')
  expect(await textOf(store, '/a')).toBe('123456')
})

test('growing a file by setting its size takes room too', async () => {
  const store = withQuota(6)(empty())
  await whileOpen(await store.open('/a', forReplacing), async ({ truncate }) => {
    await truncate(4)
    await truncate(2)
    expect(await refusal(() => truncate(5))).toBe('no-space')
  })
  expect(await textOf(store, '/a')).toBe('\0\0')
})

test('only paths that match are denied', async () => {
  const store = withPermissionDenied(/^\/old\//g)(empty())
  expect(await refusal(() => store.open('/old/file', forReading))).toBe('permission-denied')
  expect(await refusal(() => store.stat('/old/file'))).toBe('permission-denied')
  expect(await refusal(() => store.rename('/new', '/old/new'))).toBe('permission-denied')
  await fill(store, '/new', 'x')
  expect(await textOf(store, '/new')).toBe('x')
})

test('a read-only store can be read and not changed', async () => {
  const store = withReadOnly()(empty())
  expect(await textOf(store, '/old/file')).toBe('old')
  const changes = [
    () => store.open('/old/file', forReplacing),
    () => store.makeDirectory('/d'),
    () => store.remove('/old/file'),
    () => store.removeDirectory('/old'),
    () => store.rename('/old', '/new'),
    () => store.change('/old/file', { mode: 0 }),
  ]
  for (const change of changes) expect(await refusal(change)).toBe('permission-denied')
  expect(await textOf(store, '/old/file')).toBe('old')
})

test.each([0, 1, 3, 4, 6])('a cut after %i bytes comes once and lets no more in', async (bytes) => {
  const under = empty()
  const cut = vi.fn<() => void>()
  const store = withCutAfter(bytes, cut)(under)
  const file = await store.open('/a', forReplacing)
  await file.write(0, Buffer.from('123')).catch(() => {})
  await file.write(3, Buffer.from('456')).catch(() => {})
  await file.write(6, Buffer.from('789')).catch(() => {})
  expect(cut).toHaveBeenCalledTimes(1)
  expect(await textOf(under, '/a')).toBe('123456789'.slice(0, bytes))
})

test('a file that is shorter than the cut arrives', async () => {
  const cut = vi.fn<() => void>()
  const store = withCutAfter(4, cut)(empty())
  await whileOpen(await store.open('/a', forReplacing), ({ write }) => write(0, Buffer.from('123')))
  await fill(store, '/b', '123')
  expect(cut).not.toHaveBeenCalled()
})
