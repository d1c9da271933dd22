import { StoreRefused } from '../../store/file-store.ts'
import { transferLimits } from '../transfer-limits.ts'

/** What the handles of one SFTP channel stand for. */
export interface OpenHandles<Opened> {
  /** Throws `StoreRefused` when as many are open as may be. */
  checkRoom: () => void
  add: (opened: Opened) => Buffer
  get: (handle: Buffer) => Opened | undefined
  take: (handle: Buffer) => Opened | undefined
  takeAll: () => Opened[]
}

/** An empty table; a handle is a number of four bytes that is not used twice. */
export function createOpenHandles<Opened>(): OpenHandles<Opened> {
  const table = new Map<number, Opened>()
  let next = 0
  const idOf = (handle: Buffer) => (handle.length === 4 ? handle.readUInt32BE(0) : -1)
  return {
    checkRoom() {
      if (table.size >= transferLimits.openHandlesMax) throw new StoreRefused('failure')
    },
    add(opened) {
      const handle = Buffer.alloc(4)
      handle.writeUInt32BE(next)
      table.set(next, opened)
      next = (next + 1) >>> 0
      return handle
    },
    get: (handle) => table.get(idOf(handle)),
    take(handle) {
      const opened = table.get(idOf(handle))
      table.delete(idOf(handle))
      return opened
    },
    takeAll() {
      const all = [...table.values()]
      table.clear()
      return all
    },
  }
}
