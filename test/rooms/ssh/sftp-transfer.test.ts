import { createHash, randomFillSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { getFile } from '../../../src/ssh/sftp/get-file.ts'
import { putFile } from '../../../src/ssh/sftp/put-file.ts'
import { withCutAfter, withPermissionDenied, withQuota } from '../../../src/store/store-faults.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { labClock, visitSftp } from './sftp-visit.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const contents = randomFillSync(Buffer.alloc(300_000))
const empty = () => createMemoryStore({ clock: labClock })

test.each([0, 1, 31_743, 31_744, 31_745, 300_000])(
  'a file of %i bytes is put, accounted for, and fetched again',
  async (bytes) => {
    const sent = contents.subarray(0, bytes)
    const done = { bytes, sha256: sha256(sent) }
    await using visit = await visitSftp({ store: empty() })
    const put = await putFile(visit.client, { path: '/a', source: sent })
    expect(put).toEqual({ ok: true, ...done })
    const pieces: Uint8Array[] = []
    const take = (piece: Uint8Array) => void pieces.push(piece)
    const got = await getFile(visit.client, { path: '/a', take })
    expect(got).toEqual({ ok: true, ...done })
    expect(Buffer.concat(pieces).equals(sent)).toBe(true)
    expect(visit.events).toEqual([
      { type: 'file.received', path: '/a', ...done, complete: true },
      { type: 'file.sent', path: '/a', bytes, complete: true },
    ])
  },
)

test.each([0, 1, 1000, 31_744, 63_488, 100_000, 299_999])(
  'a disk that is full after %i bytes refuses the file and keeps that many',
  async (bytes) => {
    await using visit = await visitSftp({ store: withQuota(bytes)(empty()) })
    const put = await putFile(visit.client, { path: '/a', source: contents })
    expect(put).toMatchObject({
      ok: false,
      refusal: 'no-space',
      detail: 'No space left on device',
    })
    expect(visit.events).toEqual([
      {
        type: 'file.received',
        path: '/a',
        bytes,
        sha256: sha256(contents.subarray(0, bytes)),
        complete: false,
      },
    ])
  },
)

test.each([0, 1, 1000, 31_744, 100_000, 299_999, 300_000])(
  'a connection that is cut after %i bytes leaves exactly these',
  async (bytes) => {
    let cut = () => {}
    const store = withCutAfter(bytes, () => cut())(empty())
    await using visit = await visitSftp({ store })
    cut = visit.cut
    const put = await putFile(visit.client, { path: '/a', source: contents })
    await visit.over
    expect(put).toMatchObject({ ok: false, refusal: 'closed-early' })
    expect(visit.events).toEqual([
      {
        type: 'file.received',
        path: '/a',
        bytes,
        sha256: sha256(contents.subarray(0, bytes)),
        complete: false,
      },
    ])
  },
)

test('a put is acknowledged no further than the server got', async () => {
  await using visit = await visitSftp({ store: withQuota(100_000)(empty()) })
  const put = await putFile(visit.client, { path: '/a', source: contents, outstandingMax: 1 })
  expect(put).toMatchObject({ ok: false, bytes: 3 * 31_744 })
})

test('each refusal of the server is told apart', async () => {
  await using visit = await visitSftp({ store: withPermissionDenied(/secret/)(empty()) })
  const refused = (path: string) => putFile(visit.client, { path, source: Buffer.from('x') })
  expect(await refused('/secret')).toMatchObject({ refusal: 'permission-denied', bytes: 0 })
  expect(await refused('/none/x')).toMatchObject({ refusal: 'no-such-file', bytes: 0 })
  expect(await refused('/')).toMatchObject({ refusal: 'is-a-directory', bytes: 0 })
  const got = await getFile(visit.client, { path: '/none', take: () => {} })
  expect(got).toMatchObject({ ok: false, refusal: 'no-such-file', bytes: 0 })
  expect(visit.events).toEqual([])
})

test('a file written under a temporary name replaces the one that is there', async () => {
  const store = createMemoryStore({ clock: labClock, files: { '/a': 'old' } })
  await using visit = await visitSftp({ store })
  const put = await putFile(visit.client, {
    path: '/a',
    temporaryPath: '/a.part',
    source: contents,
    modifiedMs: 1_000_000_000_000,
  })
  expect(put).toMatchObject({ ok: true })
  expect((await store.list('/')).map(({ name }) => name)).toEqual(['a'])
  expect(await store.stat('/a')).toMatchObject({
    sizeBytes: 300_000,
    modifiedMs: 1_000_000_000_000,
  })
})

test('writes that come out of order are accounted for by what stands in the store', async () => {
  await using visit = await visitSftp({ store: empty() })
  const { sftp, call } = visit.client
  const handle = await call<Buffer>((done) => sftp.open('/a', 'w', done))
  const half = contents.subarray(0, 20_000)
  await call<void>((done) => sftp.write(handle, half, 10_000, 10_000, 10_000, done))
  await call<void>((done) => sftp.write(handle, half, 0, 10_000, 0, done))
  await call<void>((done) => sftp.close(handle, done))
  expect(visit.events).toEqual([
    { type: 'file.received', path: '/a', bytes: 20_000, sha256: sha256(half), complete: true },
  ])
})

test('a file that is fetched in part is told as incomplete', async () => {
  const store = createMemoryStore({ clock: labClock, files: { '/a': contents } })
  await using visit = await visitSftp({ store })
  const { sftp, call } = visit.client
  const handle = await call<Buffer>((done) => sftp.open('/a', 'r', done))
  await call<number>((done) => sftp.read(handle, Buffer.alloc(100), 0, 100, 0, done))
  await call<void>((done) => sftp.close(handle, done))
  expect(visit.events).toEqual([{ type: 'file.sent', path: '/a', bytes: 100, complete: false }])
})

test('a file left open when the client goes is told as incomplete', async () => {
  await using visit = await visitSftp({ store: empty() })
  const { sftp, call } = visit.client
  await call<Buffer>((done) => sftp.open('/a', 'w', done))
  visit.sftp.end()
  await visit.over
  const none = sha256(Buffer.alloc(0))
  expect(visit.events).toEqual([
    { type: 'file.received', path: '/a', bytes: 0, sha256: none, complete: false },
  ])
})
