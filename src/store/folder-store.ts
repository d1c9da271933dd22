import { constants } from 'node:fs'
import { mkdir, open, readdir, rename, rmdir, unlink, type FileHandle } from 'node:fs/promises'
import type { Clock } from '../clock/lab-clock.ts'
import type { FactsChange, FileStore, OpenFile, OpenHow } from './file-store.ts'
import { createFolderPaths, hostFacts } from './folder-paths.ts'
import { inside } from './path.ts'
import { refusing } from './system-errors.ts'

/** What a folder store is made with. */
export interface FolderStoreOptions {
  /** The folder that clients see as `/`; it must exist. */
  readonly root: string
  /** Gives the modification times of the files that clients write. */
  readonly clock: Pick<Clock, 'now'>
}

/**
 * A file store in a folder of the user's. Clients never leave it: a symbolic link is followed only to
 * what lies inside the folder. Names are the host's, unaltered; devices, sockets and pipes are not shown.
 */
export function createFolderStore({ root, clock }: FolderStoreOptions): FileStore {
  const paths = createFolderPaths(root)

  async function openFile(path: string, how: OpenHow): Promise<OpenFile> {
    const place = await (how.create && how.exclusive ? paths.entry(path) : paths.target(path))
    const handle = await open(place, flagsOf(how), how.mode ?? 0o644)
    return openHostFile(handle, clock)
  }

  async function list(path: string) {
    const names = await readdir(await paths.target(path))
    const entries = names.map(async (name) => ({
      name,
      facts: await paths.facts(inside(path, name)),
    }))
    const told = await Promise.allSettled(entries)
    return told.flatMap((entry) => (entry.status === 'fulfilled' ? [entry.value] : []))
  }

  async function change(path: string, facts: FactsChange) {
    const handle = await open(await paths.target(path), constants.O_RDONLY | constants.O_NOFOLLOW)
    try {
      await changeHost(handle, facts)
    } finally {
      await handle.close()
    }
  }

  return {
    stat: refusing(paths.facts),
    open: refusing(openFile),
    list: refusing(list),
    makeDirectory: refusing(async (path, mode) => mkdir(await paths.entry(path), mode ?? 0o755)),
    remove: refusing(async (path) => unlink(await paths.entry(path))),
    removeDirectory: refusing(async (path) => rmdir(await paths.entry(path))),
    rename: refusing(async (from, to) => rename(await paths.entry(from), await paths.entry(to))),
    change: refusing(change),
  }
}

function openHostFile(handle: FileHandle, clock: Pick<Clock, 'now'>): OpenFile {
  let written = false

  async function read(offset: number, length: number): Promise<Uint8Array> {
    const buffer = Buffer.allocUnsafe(length)
    const { bytesRead } = await handle.read(buffer, 0, length, offset)
    return buffer.subarray(0, bytesRead)
  }

  async function write(offset: number, data: Uint8Array): Promise<void> {
    written = true
    for (let done = 0; done < data.length;) {
      const { bytesWritten } = await handle.write(data, done, data.length - done, offset + done)
      done += bytesWritten
    }
  }

  async function truncate(sizeBytes: number): Promise<void> {
    written = true
    await handle.truncate(sizeBytes)
  }

  async function change(facts: FactsChange): Promise<void> {
    if (facts.modifiedMs !== undefined) written = false
    await changeHost(handle, facts)
  }

  async function close(): Promise<void> {
    try {
      if (written) await changeHost(handle, { modifiedMs: clock.now() })
    } finally {
      await handle.close()
    }
  }

  return {
    read: refusing(read),
    write: refusing(write),
    truncate: refusing(truncate),
    facts: refusing(async () => hostFacts(await handle.stat())),
    change: refusing(change),
    close: refusing(close),
  }
}

/** A file to be written is opened for reading too, as `OpenFile` promises. */
function flagsOf(how: OpenHow): number {
  let flags = constants.O_NOFOLLOW | (how.write ? constants.O_RDWR : constants.O_RDONLY)
  if (how.create) flags |= constants.O_CREAT
  if (how.create && how.exclusive) flags |= constants.O_EXCL
  if (how.truncate && how.write) flags |= constants.O_TRUNC
  if (how.append) flags |= constants.O_APPEND
  return flags
}

async function changeHost(handle: FileHandle, facts: FactsChange): Promise<void> {
  if (facts.mode !== undefined) await handle.chmod(facts.mode & 0o777)
  const seconds = (facts.modifiedMs ?? 0) / 1000
  if (facts.modifiedMs !== undefined) await handle.utimes(seconds, seconds)
}
