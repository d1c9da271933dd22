import type { Files, FileTree } from '../linux/index.ts'
import { StoreRefused, type FileFacts, type OpenFile, type OpenHow } from '../store/file-store.ts'
import { refusingAsStore } from './linux-refusal.ts'

/** A file of a tree that somebody has opened. */
export interface TreeFilePlan {
  readonly tree: FileTree
  /** The tree with the rights of whoever opened it. */
  readonly files: Files
  /** Its path without links. */
  readonly path: string
  readonly how: OpenHow
  readonly readFacts: () => FileFacts
}

/**
 * The opened file. What it may be used for was decided when it was opened, as the kernel does, so contents are
 * read and written as root; mode and times are changed with the rights of the account.
 */
export function openTreeFile({ tree, files, path, how, readFacts }: TreeFilePlan): OpenFile {
  const { root } = tree
  const contents = growingContents(tree, path)

  function write(offset: number, data: Uint8Array): void {
    if (data.length > 0) contents.put(how.append ? root.stat(path).size : offset, data)
  }

  return {
    read: refusingAsStore((offset, length) => root.read(path).subarray(offset, offset + length)),
    write: refusingAsStore(write),
    truncate: refusingAsStore(contents.resize),
    facts: refusingAsStore(readFacts),
    change: refusingAsStore(({ mode, modifiedMs }) => {
      if (mode !== undefined) files.setMode(path, mode)
      if (modifiedMs !== undefined) files.setTime(path, modifiedMs)
    }),
    close: async () => {},
  }
}

interface GrowingContents {
  readonly put: (offset: number, data: Uint8Array) => void
  readonly resize: (sizeBytes: number) => void
}

/**
 * The contents of a file in a buffer with room at its end, so that a long file arrives without being copied at
 * every write. Bytes that the tree has are never changed: what lies within them is written into a copy.
 */
function growingContents(tree: FileTree, path: string): GrowingContents {
  const { root } = tree
  let buffer = Buffer.alloc(0)
  let seen: Uint8Array | undefined

  function checkRoom(moreBytes: number): void {
    const { bytes, bytesMax } = tree.usage()
    if (moreBytes > 0 && bytes + moreBytes > bytesMax) throw new StoreRefused('no-space')
  }

  /** Makes the buffer hold what the file holds now, with room for so many bytes. */
  function hold(now: Uint8Array, sizeBytes: number, isOverwritten: boolean): void {
    if (now === seen && sizeBytes <= buffer.length && !isOverwritten) return
    const larger = Buffer.alloc(Math.max(sizeBytes, now.length) + Math.ceil(sizeBytes / 2))
    larger.set(now)
    buffer = larger
  }

  function show(sizeBytes: number): void {
    const shown = buffer.subarray(0, sizeBytes)
    root.write(path, shown)
    seen = shown
  }

  return {
    put(offset, data) {
      const now = root.read(path)
      const end = Math.max(now.length, offset + data.length)
      checkRoom(end - now.length)
      hold(now, end, offset < now.length)
      buffer.set(data, offset)
      show(end)
    },
    resize(sizeBytes) {
      const now = root.read(path)
      if (sizeBytes === now.length) return
      checkRoom(sizeBytes - now.length)
      const resized = Buffer.alloc(sizeBytes)
      resized.set(now.subarray(0, sizeBytes))
      buffer = resized
      show(sizeBytes)
    },
  }
}
