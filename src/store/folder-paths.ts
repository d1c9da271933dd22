import type { Stats } from 'node:fs'
import { lstat, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { StoreRefused, type FileFacts } from './file-store.ts'
import { nameOf, parentOf } from './path.ts'

/** Where the paths of a client lie on the host; all throw `permission-denied` for what lies outside. */
export interface FolderPaths {
  /** The host path of a name itself, which need not exist; its directory must. The root has none. */
  entry: (path: string) => Promise<string>
  /** The host path of what a name leads to: a symbolic link is resolved. A new name leads to itself. */
  target: (path: string) => Promise<string>
  facts: (path: string) => Promise<FileFacts>
}

/** Maps paths into the folder `root` of the host. */
export function createFolderPaths(root: string): FolderPaths {
  async function within(hostPath: string): Promise<string> {
    const [real, realRoot] = await Promise.all([realpath(hostPath), realpath(root)])
    if (real !== realRoot && !real.startsWith(realRoot + sep))
      throw new StoreRefused('permission-denied')
    return real
  }

  async function entry(path: string): Promise<string> {
    if (path === '/' || path.includes('\0') || path.split('/').includes('..'))
      throw new StoreRefused('permission-denied')
    return join(await within(join(root, parentOf(path))), nameOf(path))
  }

  async function target(path: string): Promise<string> {
    if (path === '/') return realpath(root)
    const place = await entry(path)
    const found = await lstat(place).catch(unlessMissing)
    if (!found || isOrdinary(found)) return place
    if (found.isSymbolicLink()) return ordinary(await within(place))
    throw new StoreRefused('permission-denied')
  }

  return { entry, target, facts: async (path) => hostFacts(await lstat(await target(path))) }
}

/** The facts a store tells, from those of the host. */
export function hostFacts(found: Stats): FileFacts {
  return {
    kind: found.isDirectory() ? 'directory' : 'file',
    sizeBytes: found.isDirectory() ? 0 : found.size,
    mode: found.mode & 0o777,
    modifiedMs: Math.floor(found.mtimeMs),
  }
}

/** Opening a pipe or a device of the host could block or do worse. */
async function ordinary(hostPath: string): Promise<string> {
  if (!isOrdinary(await lstat(hostPath))) throw new StoreRefused('permission-denied')
  return hostPath
}

function isOrdinary(found: Stats): boolean {
  return found.isFile() || found.isDirectory()
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
