import type { TreeLimits } from '../limits.ts'
import type { Attributes, FileNode, FolderNode, Inode } from './inode.ts'
import { sizeOf } from './inode.ts'
import { FileRefusal } from './refusal.ts'

/** What happened to a path. */
export type FileChange = 'made' | 'written' | 'changed' | 'removed'

/** Called with the real path of what changed. */
export type ChangeListener = (path: string, change: FileChange) => void

/** The one state behind all views of a tree: its root, its quota and who watches it. */
export interface TreeState {
  root: FolderNode
  bytes: number
  inodes: number
  nextIno: number
  readonly limits: TreeLimits
  readonly now: () => number
  readonly changed: ChangeListener
}

/** What a new node gets from whoever makes it. */
export type Birth = Pick<Attributes, 'owner' | 'group' | 'mode'> & { readonly mtimeMs?: number }

/** Attributes of a node that is made now. Throws `FileRefusal` `ENOSPC` when there are too many. */
export function born(state: TreeState, path: string, birth: Birth): Attributes {
  if (state.inodes >= state.limits.inodesMax) throw new FileRefusal('ENOSPC', path)
  state.inodes++
  const nowMs = state.now()
  const { owner, group, mode, mtimeMs = nowMs } = birth
  return { ino: state.nextIno++, owner, group, mode, mtimeMs, ctimeMs: mtimeMs, links: 1 }
}

/** Replaces the bytes of a file. Throws `FileRefusal` `ENOSPC` beyond the quota. */
export function fill(state: TreeState, path: string, node: FileNode, bytes: Uint8Array): void {
  const total = state.bytes - node.bytes.length + bytes.length
  if (total > state.limits.bytesMax && bytes.length > node.bytes.length)
    throw new FileRefusal('ENOSPC', path)
  state.bytes = total
  node.bytes = bytes
}

/** Puts a node into a folder under a name. */
export function enter(state: TreeState, folder: FolderNode, name: string, node: Inode): void {
  folder.entries.set(name, node)
  touchFolder(state, folder)
  if (node.kind === 'folder') folder.links++
}

/** Takes a name out of a folder; the node is gone with its last name. */
export function leave(state: TreeState, folder: FolderNode, name: string): void {
  const node = folder.entries.get(name)
  if (!node) return
  folder.entries.delete(name)
  touchFolder(state, folder)
  if (node.kind === 'folder') {
    folder.links--
    state.inodes--
    return
  }
  node.links--
  node.ctimeMs = state.now()
  if (node.links > 0) return
  state.inodes--
  if (node.kind === 'file') state.bytes -= sizeOf(node)
}

function touchFolder(state: TreeState, folder: FolderNode): void {
  folder.mtimeMs = state.now()
  folder.ctimeMs = folder.mtimeMs
}
