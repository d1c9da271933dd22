import { expect, test } from 'vitest'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { withPermissionDenied, withQuota } from '../../../src/store/store-faults.ts'
import { START_MS, startFtp } from './ftp-visit.ts'

const sha256 = /^[\da-f]{64}$/
const memory = () => createMemoryStore({ clock: { now: () => START_MS } })

/** A client that has logged in, and its server. */
async function loggedIn(...plan: Parameters<typeof startFtp>) {
  const server = await startFtp(...plan)
  const opened = await server.open()
  if (!opened.ok) throw new TypeError(opened.detail)
  return { ...server, client: opened.client }
}

test('a file that is put can be fetched again, byte for byte', async () => {
  const { client, events } = await loggedIn()
  const bytes = Buffer.alloc(300_000, 'fieldfault')
  expect(await client.put('/a.bin', bytes)).toMatchObject({ ok: true, bytes: 300_000 })
  const got = await client.get('/a.bin')
  expect(got.ok && Buffer.from(got.value).equals(bytes)).toBe(true)
  expect(events).toMatchObject([
    { type: 'login.accepted', user: 'backup' },
    { type: 'file.received', path: '/a.bin', bytes: 300_000, sha256, complete: true },
    { type: 'file.sent', path: '/a.bin', bytes: 300_000, complete: true },
  ])
})

test('an empty file is a file', async () => {
  const { client } = await loggedIn()
  expect(await client.put('/empty', Buffer.alloc(0))).toMatchObject({ ok: true, bytes: 0 })
  expect(await client.get('/empty')).toMatchObject({ ok: true, value: Buffer.alloc(0) })
})

test('directories are made, listed and removed', async () => {
  const { client } = await loggedIn()
  expect(await client.makeDirectory('/backups')).toMatchObject({ ok: true })
  await client.put('/backups/one two.tar', Buffer.from('123'))
  expect(await client.list('/backups')).toMatchObject({
    ok: true,
    value: [{ name: 'one two.tar', kind: 'file', sizeBytes: 3 }],
  })
  expect(await client.list('/')).toMatchObject({ value: [{ name: 'backups', kind: 'directory' }] })
  expect(await client.removeDirectory('/backups')).toMatchObject({ refusal: 'directory-not-empty' })
  expect(await client.remove('/backups/one two.tar')).toMatchObject({ ok: true })
  expect(await client.removeDirectory('/backups')).toMatchObject({ ok: true })
  expect(await client.list('/backups')).toMatchObject({ ok: false, refusal: 'no-such-file' })
})

test('a wrong password is a refused login', async () => {
  const { open, events } = await startFtp()
  expect(await open('backup', 'wrong')).toMatchObject({ ok: false, refusal: 'login-refused' })
  expect(events).toContainEqual({ type: 'login.refused', user: 'backup', method: 'password' })
})

test('a full disk is told during the transfer, and the client can go on', async () => {
  const { client, events } = await loggedIn({}, withQuota(100_000)(memory()))
  expect(await client.put('/big', Buffer.alloc(4_000_000))).toMatchObject({ refusal: 'no-space' })
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'file.received', bytes: 100_000, complete: false }),
  )
  expect(await client.list('/')).toMatchObject({ ok: true, value: [{ sizeBytes: 100_000 }] })
})

test.each([
  ['/none/file', 'no-such-file'],
  ['/secret/file', 'permission-denied'],
  ['/directory', 'is-a-directory'],
])('putting a file to %s is refused as %s', async (path, refusal) => {
  const store = createMemoryStore({
    clock: { now: () => START_MS },
    files: { '/directory/': '', '/secret/': '' },
  })
  const { client } = await loggedIn({}, withPermissionDenied(/^\/secret/)(store))
  expect(await client.put(path, Buffer.from('x'))).toMatchObject({ ok: false, refusal, bytes: 0 })
})

test('a server that ends the connection leaves a client that says so', async () => {
  const { client, clock } = await loggedIn()
  await clock.advance(301_000)
  expect(await client.put('/late', Buffer.from('x'))).toMatchObject({ refusal: 'closed-early' })
})

test('a data port that nobody reaches is a transfer that ended early', async () => {
  const { client } = await loggedIn({ openDataPort: async () => undefined })
  expect(await client.put('/a', Buffer.from('x'))).toMatchObject({ refusal: 'closed-early' })
})
