import { expect, test } from 'vitest'
import { nextTurn } from '../../../src/clock/real-time.ts'
import type { FileStore, OpenFile } from '../../../src/store/file-store.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { transferLimits } from '../../../src/ssh/transfer-limits.ts'
import { labClock, statusOf, visitSftp } from './sftp-visit.ts'

const storeWith = (files: Record<string, string | Uint8Array>) =>
  createMemoryStore({ clock: labClock, files })

/** What the client's end of an SSH channel takes before it must say more, bytes. */
const windowBytes = 2 * 1024 * 1024

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await nextTurn()
}

/** The same store, that tells how many bytes it is asked for. */
function watchReads(store: FileStore, see: (bytes: number) => void): FileStore {
  return {
    ...store,
    async open(path, how) {
      const file = await store.open(path, how)
      return { ...file, read: (offset, length) => (see(length), file.read(offset, length)) }
    },
  }
}

/** The same store, whose writes wait until `release`; `heldBytes` are those that wait. */
function holdWrites(under: FileStore) {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const held = { heldBytes: 0, release: () => release() }
  const store: FileStore = {
    ...under,
    async open(path, how) {
      const file = await under.open(path, how)
      const write: OpenFile['write'] = async (offset, data) => {
        held.heldBytes += data.length
        await released
        await file.write(offset, data)
      }
      return { ...file, write }
    },
  }
  return { store, held }
}

test('a client that asks for a whole large file at once does not fill the memory', async () => {
  const under = storeWith({ '/a': Buffer.alloc(16_000_000, 'x') })
  let readBytes = 0
  const store = watchReads(under, (count) => (readBytes += count))
  await using visit = await visitSftp({ store })
  const { client, sftp } = visit
  const handle = await client.call<Buffer>((done) => sftp.open('/a', 'r', done))
  visit.pause()
  const reads = Array.from({ length: 1000 }, (_, at) =>
    client.call<number>((done) => {
      sftp.read(handle, Buffer.alloc(16_000), 0, 16_000, at * 16_000, done)
    }),
  )
  await expect.poll(() => readBytes).toBeGreaterThan(windowBytes - 32_000)
  await turns(200)
  expect(readBytes).toBeLessThan(windowBytes + 32_000)
  visit.resume()
  expect(await Promise.all(reads)).toEqual(Array(1000).fill(16_000))
})

test('a store that is slower than the client shuts the window and opens it again', async () => {
  const { store, held } = holdWrites(storeWith({}))
  await using visit = await visitSftp({ store })
  const { client, sftp } = visit
  const handle = await client.call<Buffer>((done) => sftp.open('/a', 'w', done))
  const piece = Buffer.alloc(30_000, 'x')
  const writes = Array.from({ length: 1000 }, (_, at) =>
    client.call<void>((done) => {
      sftp.write(handle, piece, 0, piece.length, at * piece.length, done)
    }),
  )
  await expect.poll(() => held.heldBytes).toBeGreaterThan(transferLimits.unstoredBytesMax)
  await turns(200)
  expect(held.heldBytes).toBeLessThan(transferLimits.unstoredBytesMax + 1.5 * windowBytes)
  held.release()
  await Promise.all(writes)
  await client.call<void>((done) => sftp.close(handle, done))
  expect(visit.events).toMatchObject([{ bytes: 30_000_000, complete: true }])
})

test('a file is not closed before the store has taken or refused what was written', async () => {
  const { store, held } = holdWrites(createMemoryStore({ clock: labClock, quotaBytes: 50 }))
  await using visit = await visitSftp({ store })
  const { client, sftp } = visit
  const handle = await client.call<Buffer>((done) => sftp.open('/a', 'w', done))
  const written = statusOf(client, (done) => sftp.write(handle, Buffer.alloc(60), 0, 60, 0, done))
  const closed = statusOf(client, (done) => sftp.close(handle, done))
  await expect.poll(() => held.heldBytes).toBe(60)
  await turns(20)
  held.release()
  expect(await Promise.all([written, closed])).toEqual(['no-space: No space left on device', 'ok'])
  expect(visit.events).toMatchObject([{ bytes: 50, complete: false }])
})
