import { treeLimits, type TreeLimits } from '../limits.ts'
import { ROOT, type Credentials } from './credentials.ts'
import type { Files } from './files.ts'
import { copyOf, DEVICE_NUMBERS, type DeviceName, type FolderNode, type Inode } from './inode.ts'
import { readFiles } from './read-files.ts'
import { attempt, FileRefusal } from './refusal.ts'
import { born, enter, fill, leave } from './tree-state.ts'
import type { ChangeListener, TreeState } from './tree-state.ts'
import { absolutePath, nameOf, walk } from './walk.ts'
import { changeFiles, removeFiles } from './change-files.ts'
import { makeFiles, writeFiles } from './write-files.ts'

/** A file, folder or link to put into a tree. Owner and group are root, times are now, unless given. */
export interface FileEntry {
  readonly path: string
  /** Text is stored as UTF-8. Neither content nor target makes a folder. */
  readonly content?: string | Uint8Array
  /** Makes a symbolic link. */
  readonly target?: string
  /** The command that runs when the file is executed. */
  readonly program?: string
  readonly owner?: string
  readonly group?: string
  /** 0o644 for files and 0o755 for folders and programs unless given. */
  readonly mode?: number
  readonly mtimeMs?: number
  /** What a folder's size is shown as; 4096 unless given. */
  readonly sizeBytes?: number
}

/** The file tree of one appliance, in memory; no path of the machine is reachable through it. */
export interface FileTree {
  /** The tree as a user meets it. The umask is 0o022 unless given. */
  readonly as: (who: Credentials, umask?: () => number) => Files
  /** The tree as root meets it. */
  readonly root: Files
  /** Puts entries there whatever the permissions, with the folders on their way; replaces what is there. */
  readonly put: (...entries: readonly FileEntry[]) => void
  /** Everything as it is now. */
  readonly snapshot: () => TreeSnapshot
  /** Makes everything as it was; nobody who watches is told. */
  readonly restore: (snapshot: TreeSnapshot) => void
  /** Calls at every change of a path and below it, by whatever name it is reached; the returned function ends it. */
  readonly watch: (path: string, listen: ChangeListener) => () => void
  readonly usage: () => TreeLimits & { readonly bytes: number; readonly inodes: number }
}

/** A tree put aside. */
export interface TreeSnapshot {
  readonly root: FolderNode
  readonly bytes: number
  readonly inodes: number
}

/** What a tree is made of. */
export interface FileTreePlan {
  /** Lab time. */
  readonly now: () => number
  readonly entries?: readonly FileEntry[]
  readonly limits?: Partial<TreeLimits>
}

/** Makes a file tree with `/`, the devices, and what is given. */
export function createFileTree({ now, entries = [], limits }: FileTreePlan): FileTree {
  const watchers = new Set<{ path: string; listen: ChangeListener }>()
  const state: TreeState = {
    root: emptyRoot(now()),
    bytes: 0,
    inodes: 1,
    nextIno: 3,
    limits: { ...treeLimits, ...limits },
    now,
    changed: (path, change) => {
      for (const { path: watched, listen } of watchers)
        if (`${path}/`.startsWith(watched === '/' ? '/' : `${watched}/`)) listen(path, change)
    },
  }

  const as = (who: Credentials, umask = () => 0o022): Files => {
    const plan = { state, who, umask }
    const reading = readFiles(state, who)
    const writing = { ...writeFiles(plan), ...makeFiles(plan) }
    return { who, ...reading, ...writing, ...removeFiles(plan), ...changeFiles(plan) }
  }
  const put = (...added: readonly FileEntry[]) => {
    for (const entry of added) putEntry(state, entry)
  }
  put(...entries)
  for (const device of Object.keys(DEVICE_NUMBERS)) putDevice(state, device as DeviceName)

  return {
    as,
    put,
    root: as(ROOT),
    snapshot: () => ({ root: copyOf(state.root), bytes: state.bytes, inodes: state.inodes }),
    restore: ({ root, bytes, inodes }) => {
      Object.assign(state, { root: copyOf(root), bytes, inodes })
    },
    watch: (path, listen) => {
      const watcher = { path: watchedPath(state, path), listen }
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    usage: () => ({ ...state.limits, bytes: state.bytes, inodes: state.inodes }),
  }
}

function emptyRoot(nowMs: number): FolderNode {
  const times = { mtimeMs: nowMs, ctimeMs: nowMs }
  const attributes = { ino: 2, owner: 'root', group: 'root', mode: 0o755, links: 2, ...times }
  return { kind: 'folder', entries: new Map(), sizeBytes: 4_096, ...attributes }
}

function putEntry(state: TreeState, entry: FileEntry): void {
  const path = absolutePath('/', entry.path)
  if (path === '/') return void Object.assign(state.root, given(entry))
  const folder = folderFor(state, path.slice(0, path.lastIndexOf('/')), entry)
  const name = nameOf(path)
  const there = folder.entries.get(name)
  if (there?.kind === 'folder' && isFolder(entry)) return void Object.assign(there, given(entry))
  const { owner = 'root', group = 'root', mtimeMs = state.now() } = entry
  const mode = entry.mode ?? (isFolder(entry) || entry.program !== undefined ? 0o755 : 0o644)
  const folderMs = folder.mtimeMs
  leave(state, folder, name)
  enter(state, folder, name, nodeFor(state, path, entry, { owner, group, mode, mtimeMs }))
  // A folder is as old as the newest thing that was put into it.
  folder.mtimeMs = Math.max(folderMs, mtimeMs)
  state.changed(path, there ? 'written' : 'made')
}

const isFolder = ({ content, target, program }: FileEntry) =>
  content === undefined && target === undefined && program === undefined

function nodeFor(
  state: TreeState,
  path: string,
  { content, target, program, sizeBytes = 4_096 }: FileEntry,
  birth: Parameters<typeof born>[2],
): Inode {
  const attributes = born(state, path, birth)
  if (target !== undefined) return { kind: 'link', target, ...attributes, mode: 0o777 }
  if (content === undefined && program === undefined)
    return { kind: 'folder', entries: new Map(), sizeBytes, ...attributes, links: 2 }
  const empty = { kind: 'file' as const, bytes: new Uint8Array(0), ...attributes }
  const node = program === undefined ? empty : { ...empty, program }
  fill(state, path, node, Buffer.from(content ?? PROGRAM_BYTES))
  return node
}

/** The first bytes of a 64-bit x86 executable (ELF-64 Object File Format), so that `file` knows it. */
const PROGRAM_BYTES = Buffer.from('7f454c4602010100000000000000000003003e0001000000', 'hex')

/** The folder at a path, made with the folders on its way; links on the way are followed. */
function folderFor(state: TreeState, path: string, { mtimeMs }: FileEntry): FolderNode {
  if (path === '') return state.root
  const times = mtimeMs === undefined ? {} : { mtimeMs }
  folderFor(state, path.slice(0, path.lastIndexOf('/')), { path, ...times })
  const walked = () => walk(path, { root: state.root, who: ROOT, follow: true }).node
  if (walked()?.kind !== 'folder') putEntry(state, { path, ...times })
  return walked() as FolderNode
}

function given({ owner, group, mode, mtimeMs, sizeBytes }: FileEntry): object {
  const all = Object.entries({ owner, group, mode, mtimeMs, sizeBytes })
  return Object.fromEntries(all.filter(([, value]) => value !== undefined))
}

function putDevice(state: TreeState, device: DeviceName): void {
  const folder = folderFor(state, '/dev', { path: '/dev' })
  const birth = { owner: 'root', group: device === 'tty' ? 'tty' : 'root', mode: 0o666 }
  folder.entries.set(device, { kind: 'device', device, ...born(state, device, birth) })
}

/** The real path; the path itself when a folder on the way is not there yet. */
function watchedPath(state: TreeState, path: string): string {
  const absolute = absolutePath('/', path)
  const place = attempt(() => walk(absolute, { root: state.root, who: ROOT, follow: true }))
  return place instanceof FileRefusal ? absolute : place.path
}
