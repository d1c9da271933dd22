import type { FileStore, OpenFile, OpenHow } from './file-store.ts'
import { StoreRefused } from './file-store.ts'

/** Something wrong with the disk of a server: it wraps one store and is another. */
export type StoreFault = (store: FileStore) => FileStore

/**
 * The disk has room for `bytes` more bytes: what fits of a write is stored, then `no-space`, as with
 * write(2). Bytes that are overwritten count again, and removing a file makes no room.
 */
export function withQuota(bytes: number): StoreFault {
  let leftBytes = bytes
  return wrapOpenings(({ write, truncate, ...file }) => ({
    ...file,
    truncate: async (sizeBytes) => {
      const growthBytes = Math.max(0, sizeBytes - (await file.facts()).sizeBytes)
      if (growthBytes > leftBytes) throw new StoreRefused('no-space')
      leftBytes -= growthBytes
      await truncate(sizeBytes)
    },
    write: async (offset, data) => {
      const fitting = data.subarray(0, leftBytes)
      leftBytes -= fitting.length
      await write(offset, fitting)
      if (fitting.length < data.length) throw new StoreRefused('no-space')
    },
  }))
}

/** Every operation on a path that `pathPattern` matches is refused with `permission-denied`. */
export function withPermissionDenied(pathPattern: RegExp): StoreFault {
  const pattern = new RegExp(pathPattern.source, pathPattern.flags.replace(/[gy]/g, ''))
  return guarding((path) => {
    if (pattern.test(path)) throw new StoreRefused('permission-denied')
  })
}

/** Files can be read and listed; whatever would change one is refused with `permission-denied`. */
export function withReadOnly(): StoreFault {
  return guarding((_path, changes) => {
    if (changes) throw new StoreRefused('permission-denied')
  })
}

/**
 * Calls `cut` in the moment when exactly `bytes` bytes of one file have been written (0: when it is
 * opened for writing), and from then on nothing of any file can be changed.
 */
export function withCutAfter(bytes: number, cut: () => void): StoreFault {
  let isCut = false
  const doCut = () => {
    isCut = true
    cut()
  }
  const unlessCut = () => {
    if (isCut) throw new StoreRefused('failure')
  }
  return wrapOpenings(({ write, truncate, change, ...file }) => {
    let leftBytes = bytes
    if (leftBytes === 0 && !isCut) doCut()
    return {
      ...file,
      truncate: async (sizeBytes) => (unlessCut(), truncate(sizeBytes)),
      change: async (facts) => (unlessCut(), change(facts)),
      write: async (offset, data) => {
        unlessCut()
        if (leftBytes === 0) throw new StoreRefused('failure')
        const taken = data.subarray(0, leftBytes)
        leftBytes -= taken.length
        await write(offset, taken)
        if (leftBytes === 0) doCut()
        if (taken.length < data.length) throw new StoreRefused('failure')
      },
    }
  })
}

/** Wraps every file that is opened for writing. */
function wrapOpenings(wrap: (file: OpenFile) => OpenFile): StoreFault {
  return (store) => ({
    ...store,
    open: async (path, how) => {
      const file = await store.open(path, how)
      return how.write ? wrap(file) : file
    },
  })
}

/** Asks `check`, which throws, before every operation. */
function guarding(check: (path: string, changes: boolean) => void): StoreFault {
  return (store) => ({
    stat: async (path) => (check(path, false), store.stat(path)),
    open: async (path, how) => (check(path, changesBy(how)), store.open(path, how)),
    list: async (path) => (check(path, false), store.list(path)),
    makeDirectory: async (path, mode) => (check(path, true), store.makeDirectory(path, mode)),
    remove: async (path) => (check(path, true), store.remove(path)),
    removeDirectory: async (path) => (check(path, true), store.removeDirectory(path)),
    rename: async (from, to) => (check(from, true), check(to, true), store.rename(from, to)),
    change: async (path, facts) => (check(path, true), store.change(path, facts)),
  })
}

function changesBy(how: OpenHow): boolean {
  return how.write || how.create || how.truncate
}
