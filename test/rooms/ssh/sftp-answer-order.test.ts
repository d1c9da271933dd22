import { expect, test } from 'vitest'
import { nextTurn } from '../../../src/clock/real-time.ts'
import type { FileStore } from '../../../src/store/file-store.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { labClock, visitSftp } from './sftp-visit.ts'

const BLOCKS = 8
const BLOCK_BYTES = 1_000

/** A disk on which earlier writes finish later, as those of a host may. */
function lateFirst(store: FileStore): FileStore {
  return {
    ...store,
    open: async (path, how) => {
      const file = await store.open(path, how)
      return {
        ...file,
        write: async (offset, data) => {
          const turns = (BLOCKS - offset / BLOCK_BYTES) * 5
          for (let turn = 0; turn < turns; turn++) await nextTurn()
          await file.write(offset, data)
        },
      }
    },
  }
}

test('writes are answered in the order in which they were asked for, whichever is done first', async () => {
  await using visit = await visitSftp({ store: lateFirst(createMemoryStore({ clock: labClock })) })
  const { client, sftp } = visit
  const handle = await client.call<Buffer>((done) => sftp.open('/a', 'w', done))
  const answered: number[] = []
  const writes = Array.from({ length: BLOCKS }, async (_, index) => {
    const data = Buffer.alloc(BLOCK_BYTES, index)
    const at = index * BLOCK_BYTES
    await client.call<void>((done) => sftp.write(handle, data, 0, BLOCK_BYTES, at, done))
    answered.push(index)
  })
  await Promise.all(writes)
  expect(answered).toEqual(Array.from({ length: BLOCKS }, (_, index) => index))
})
