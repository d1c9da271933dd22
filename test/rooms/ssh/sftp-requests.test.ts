import type { Stats } from 'ssh2'
import { expect, test } from 'vitest'
import {
  listDirectory,
  makeDirectories,
  removeFile,
} from '../../../src/ssh/sftp/file-operations.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { transferLimits } from '../../../src/ssh/transfer-limits.ts'
import { labClock, statusOf, visitSftp } from './sftp-visit.ts'

const storeWith = (files: Record<string, string | Uint8Array>) =>
  createMemoryStore({ clock: labClock, files })

test('a listing has the columns of ls -l, in lab time', async () => {
  const store = storeWith({ '/etc/a': 'hello', '/etc/old': '', '/etc/d/': '' })
  await store.change('/etc/old', { mode: 0o600, modifiedMs: Date.UTC(2011, 3, 1, 12) })
  const owner = { uid: 1000, gid: 1000, user: 'ucs-backup', group: 'backup' }
  await using visit = await visitSftp({ store, owner })
  const entries = await visit.client.call<{ longname: string }[]>((done) =>
    visit.sftp.readdir('/etc', done),
  )
  expect(entries.map(({ longname }) => longname)).toEqual([
    '-rw-r--r--    1 ucs-backup backup          5 Sep 11 10:00 a',
    '-rw-------    1 ucs-backup backup          0 Apr  1  2011 old',
    'drwxr-xr-x    2 ucs-backup backup          0 Sep 11 10:00 d',
  ])
})

test('a directory of many names is listed whole', async () => {
  const names = Array.from({ length: 1001 }, (_, at) => `file ${`${at}`.padStart(4, '0')}`)
  const store = storeWith(Object.fromEntries(names.map((name) => [`/${name}`, ''])))
  await using visit = await visitSftp({ store })
  const listed = await listDirectory(visit.client, '/')
  expect(listed.ok && listed.value.map(({ name }) => name)).toEqual(names)
})

test('directories are made as far as they are missing', async () => {
  const store = storeWith({ '/home/ucs/': '', '/file': '' })
  await using visit = await visitSftp({ store, home: '/home/ucs' })
  expect(await makeDirectories(visit.client, 'a/b/c')).toMatchObject({ ok: true })
  expect(await makeDirectories(visit.client, '/home/ucs/a/b/d')).toMatchObject({ ok: true })
  expect((await store.list('/home/ucs/a/b')).map(({ name }) => name)).toEqual(['c', 'd'])
  expect(await makeDirectories(visit.client, '/file/x')).toMatchObject({ ok: false })
})

test('a file is removed once', async () => {
  await using visit = await visitSftp({ store: storeWith({ '/a': '' }) })
  expect(await removeFile(visit.client, '/a')).toMatchObject({ ok: true })
  expect(await removeFile(visit.client, '/a')).toMatchObject({ refusal: 'no-such-file' })
})

test('relative paths start at home and do not rise above the root', async () => {
  await using visit = await visitSftp({ store: storeWith({}), home: '/home/ucs' })
  const real = (path: string) =>
    visit.client.call<string>((done) => visit.sftp.realpath(path, done))
  expect(await real('.')).toBe('/home/ucs')
  expect(await real('../../../..')).toBe('/')
  expect(await real('/C:/backups')).toBe('/C:/backups')
})

test('a plain rename refuses to replace a file, the extension does not', async () => {
  const store = storeWith({ '/a': 'new', '/b': 'old' })
  await using visit = await visitSftp({ store })
  const { client, sftp } = visit
  const refused = 'already-exists: File exists'
  expect(await statusOf(client, (done) => sftp.rename('/a', '/b', done))).toBe(refused)
  expect(await statusOf(client, (done) => sftp.ext_openssh_rename('/a', '/b', done))).toBe('ok')
  expect((await store.stat('/b')).sizeBytes).toBe(3)
})

test('attributes are set by path and by handle', async () => {
  const store = storeWith({ '/a': 'hello' })
  await using visit = await visitSftp({ store })
  const { client, sftp } = visit
  await client.call<void>((done) => sftp.setstat('/a', { mode: 0o600, size: 3 }, done))
  const handle = await client.call<Buffer>((done) => sftp.open('/a', 'r+', done))
  await client.call<void>((done) => sftp.fsetstat(handle, { atime: 1, mtime: 2, size: 4 }, done))
  const found = await client.call<Stats>((done) => sftp.fstat(handle, done))
  expect(found).toMatchObject({ mode: 0o100600, size: 4, mtime: 2, uid: 0, gid: 0 })
  const away = await statusOf(client, (done) => sftp.chown('/a', 4, 4, done))
  expect(away).toBe('permission-denied: Permission denied')
})

test('links are not supported, and neither are unknown extensions', async () => {
  await using visit = await visitSftp({ store: storeWith({ '/a': '' }) })
  const { client, sftp } = visit
  const refused = 'unsupported: Operation unsupported'
  expect(await statusOf(client, (done) => sftp.symlink('/a', '/b', done))).toBe(refused)
  expect(await statusOf(client, (done) => sftp.readlink('/a', (error) => done(error)))).toBe(
    refused,
  )
})

test('a handle that is not open is refused', async () => {
  await using visit = await visitSftp({ store: storeWith({ '/a': 'x' }) })
  const { client, sftp } = visit
  const stale = await client.call<Buffer>((done) => sftp.open('/a', 'r', done))
  await client.call<void>((done) => sftp.close(stale, done))
  const data = Buffer.alloc(1)
  for (const handle of [stale, Buffer.alloc(0), Buffer.alloc(200)]) {
    const refusals = [
      await statusOf(client, (done) => sftp.read(handle, data, 0, 1, 0, (error) => done(error))),
      await statusOf(client, (done) => sftp.write(handle, data, 0, 1, 0, done)),
      await statusOf(client, (done) => sftp.fstat(handle, (error) => done(error))),
      await statusOf(client, (done) => sftp.close(handle, done)),
    ]
    expect(refusals).toEqual(Array(4).fill('failure: Failure'))
  }
})

test('a handle serves only what it was opened for', async () => {
  await using visit = await visitSftp({ store: storeWith({ '/a': 'x' }) })
  const { client, sftp } = visit
  const reading = await client.call<Buffer>((done) => sftp.open('/a', 'r', done))
  const writing = await client.call<Buffer>((done) => sftp.open('/a', 'w', done))
  const data = Buffer.alloc(1)
  const refused = 'failure: Failure'
  expect(await statusOf(client, (done) => sftp.write(reading, data, 0, 1, 0, done))).toBe(refused)
  expect(
    await statusOf(client, (done) => sftp.read(writing, data, 0, 1, 0, (error) => done(error))),
  ).toBe(refused)
})

test('only so many handles may be open', async () => {
  await using visit = await visitSftp({ store: storeWith({ '/a': '' }) })
  const { client, sftp } = visit
  const open = () => client.call<Buffer>((done) => sftp.open('/a', 'r', done))
  const handles: Buffer[] = []
  for (let at = 0; at < transferLimits.openHandlesMax; at++) handles.push(await open())
  await expect(open()).rejects.toMatchObject({ refusal: 'failure' })
  await client.call<void>((done) => sftp.close(handles[0]!, done))
  await expect(open()).resolves.toBeInstanceOf(Buffer)
})

test('names and paths that are too long are refused', async () => {
  await using visit = await visitSftp({ store: storeWith({}) })
  const { client, sftp } = visit
  const make = (path: string) => statusOf(client, (done) => sftp.mkdir(path, done))
  expect(await make(`/${'x'.repeat(255)}`)).toBe('ok')
  expect(await make(`/${'x'.repeat(256)}`)).toBe('failure: Failure')
  expect(await make(`/${'ü'.repeat(128)}`)).toBe('failure: Failure')
  expect(await make('/x'.repeat(2048))).toBe('failure: Failure')
})

test.each([2, 5, 9])('a file whose size is set to %i is told with that size', async (size) => {
  await using visit = await visitSftp({ store: storeWith({}) })
  const { client, sftp } = visit
  const handle = await client.call<Buffer>((done) => sftp.open('/a', 'w', done))
  await client.call<void>((done) => sftp.write(handle, Buffer.from('hello'), 0, 5, 0, done))
  await client.call<void>((done) => sftp.fsetstat(handle, { size }, done))
  await client.call<void>((done) => sftp.close(handle, done))
  expect(visit.events).toMatchObject([{ bytes: size, complete: true }])
})

test('a failure of the lab itself is not dressed up as a refusal', async () => {
  const broken = { ...storeWith({}), stat: () => Promise.reject(new TypeError('broken')) }
  const visit = await visitSftp({ store: broken })
  const failure = visit.over.catch((error: unknown) => error)
  const told = await statusOf(visit.client, (done) => visit.sftp.stat('/a', (error) => done(error)))
  expect(told).toBe('failure: Failure')
  expect(await failure).toMatchObject({ message: 'broken' })
  visit.cut()
})
