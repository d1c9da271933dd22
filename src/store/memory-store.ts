import type { Clock } from '../clock/lab-clock.ts'
import type { FactsChange, FileFacts, FileStore, OpenFile, OpenHow } from './file-store.ts'
import { StoreRefused } from './file-store.ts'
import { MemoryTree, type MemoryFile, type MemoryNode } from './memory-tree.ts'

/** What a memory store is made with. */
export interface MemoryStoreOptions {
  /** Gives the modification times. */
  readonly clock: Pick<Clock, 'now'>
  /** Bytes all files together may hold; 2 GiB unless given. What fits of a write is stored. */
  readonly quotaBytes?: number
  /** Files there from the start, by absolute path; a path that ends in `/` is an empty directory. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
}

const QUOTA_BYTES = 2 * 1024 ** 3
const FILE_MODE = 0o644
const DIRECTORY_MODE = 0o755

/** A file store that lives in memory and ends with the lab. */
export function createMemoryStore(options: MemoryStoreOptions): FileStore {
  const { clock, quotaBytes = QUOTA_BYTES, files = {} } = options
  const tree = new MemoryTree(() => clock.now())
  const quota = createQuota(quotaBytes)

  function openFile(path: string, how: OpenHow): OpenFile {
    const found = tree.find(path)
    if (found?.kind === 'directory') throw new StoreRefused('is-a-directory')
    if (found && how.create && how.exclusive) throw new StoreRefused('already-exists')
    if (!found && !how.create) throw new StoreRefused('no-such-file')
    const file = found ?? tree.makeFile(path, how.mode ?? FILE_MODE)
    const open = openMemoryFile({ file, append: how.append, now: clock.now, quota })
    if (how.truncate && how.write) open.resize(0)
    return open
  }

  for (const [path, contents] of Object.entries(files)) {
    tree.makeParents(path, DIRECTORY_MODE)
    if (path.endsWith('/')) continue
    const file = tree.makeFile(path, FILE_MODE)
    const bytes = typeof contents === 'string' ? Buffer.from(contents) : contents
    quota.take(bytes.length)
    file.contents.write(0, bytes)
  }

  return {
    stat: async (path) => factsOf(tree.get(path)),
    open: async (path, how) => openFile(path, how),
    list: async (path) =>
      [...tree.directory(path).entries].map(([name, node]) => ({ name, facts: factsOf(node) })),
    makeDirectory: async (path, mode) => tree.makeDirectory(path, mode ?? DIRECTORY_MODE),
    remove: async (path) => quota.giveBack(tree.remove(path)),
    removeDirectory: async (path) => tree.removeDirectory(path),
    rename: async (from, to) => quota.giveBack(tree.rename(from, to)),
    change: async (path, facts) => changeNode(tree.get(path), facts),
  }
}

interface Quota {
  leftBytes: () => number
  take: (bytes: number) => void
  /** Frees the bytes of a file that has neither a name nor an opening left. */
  giveBack: (file: MemoryFile | undefined) => void
}

function createQuota(quotaBytes: number): Quota {
  let usedBytes = 0
  return {
    leftBytes: () => quotaBytes - usedBytes,
    take(bytes) {
      if (usedBytes + bytes > quotaBytes) throw new StoreRefused('no-space')
      usedBytes += bytes
    },
    giveBack(file) {
      if (file && !file.named && file.openings === 0) usedBytes -= file.contents.sizeBytes
    },
  }
}

interface Opening {
  file: MemoryFile
  append: boolean
  now: () => number
  quota: Quota
}

function openMemoryFile({
  file,
  append,
  now,
  quota,
}: Opening): OpenFile & { resize: (size: number) => void } {
  const { contents } = file
  file.openings++

  function resize(sizeBytes: number): void {
    quota.take(sizeBytes - contents.sizeBytes)
    contents.truncate(sizeBytes)
    file.modifiedMs = now()
  }

  function write(offset: number, data: Uint8Array): void {
    if (data.length === 0) return
    const at = append ? contents.sizeBytes : offset
    const roomBytes = contents.sizeBytes + quota.leftBytes() - at
    const fitting = data.subarray(0, Math.max(0, roomBytes))
    if (fitting.length > 0) {
      quota.take(Math.max(0, at + fitting.length - contents.sizeBytes))
      contents.write(at, fitting)
      file.modifiedMs = now()
    }
    if (fitting.length < data.length) throw new StoreRefused('no-space')
  }

  return {
    resize,
    read: async (offset, length) => contents.read(offset, length),
    write: async (offset, data) => write(offset, data),
    truncate: async (sizeBytes) => resize(sizeBytes),
    facts: async () => factsOf(file),
    change: async (facts) => changeNode(file, facts),
    close: async () => {
      file.openings--
      quota.giveBack(file)
    },
  }
}

function changeNode(node: MemoryNode, { mode, modifiedMs }: FactsChange): void {
  node.mode = mode ?? node.mode
  node.modifiedMs = modifiedMs ?? node.modifiedMs
}

function factsOf(node: MemoryNode): FileFacts {
  const { kind, mode, modifiedMs } = node
  const sizeBytes = node.kind === 'file' ? node.contents.sizeBytes : 0
  return { kind, sizeBytes, mode, modifiedMs }
}
