/** What every file, folder and link has. */
export interface Attributes {
  readonly ino: number
  owner: string
  group: string
  /** Permission bits with set-id and sticky, such as 0o644. */
  mode: number
  mtimeMs: number
  ctimeMs: number
  /** Names that lead here. */
  links: number
}

/** A regular file. Its bytes are replaced and never changed in place, so that snapshots may share them. */
export interface FileNode extends Attributes {
  readonly kind: 'file'
  bytes: Uint8Array
  /** The command that runs when the file is executed. */
  readonly program?: string
}

/** A folder. */
export interface FolderNode extends Attributes {
  readonly kind: 'folder'
  readonly entries: Map<string, Inode>
  /** What `ls -l` shows; folders of XFS and ext4 differ in it. */
  readonly sizeBytes: number
}

/** A symbolic link. */
export interface LinkNode extends Attributes {
  readonly kind: 'link'
  readonly target: string
}

/** A character device. */
export interface DeviceNode extends Attributes {
  readonly kind: 'device'
  readonly device: DeviceName
}

/** The devices that a tree has. */
export type DeviceName = 'full' | 'null' | 'random' | 'tty' | 'urandom' | 'zero'

/** Anything that has a name in a folder. */
export type Inode = FileNode | FolderNode | LinkNode | DeviceNode

/** Major and minor numbers (Linux, Documentation/admin-guide/devices.txt). */
export const DEVICE_NUMBERS: Readonly<Record<DeviceName, readonly [number, number]>> = {
  null: [1, 3],
  zero: [1, 5],
  full: [1, 7],
  random: [1, 8],
  urandom: [1, 9],
  tty: [5, 0],
}

/** Bytes as `ls -l` shows them. */
export function sizeOf(node: Inode): number {
  if (node.kind === 'file') return node.bytes.length
  if (node.kind === 'folder') return node.sizeBytes
  return node.kind === 'link' ? Buffer.byteLength(node.target) : 0
}

const BLOCK_BYTES = 4_096

/** Bytes on the disk: whole blocks; what is small enough to live in the inode takes none. */
export function diskBytesOf(node: Inode): number {
  const size = sizeOf(node)
  if (node.kind === 'file') return Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES
  return node.kind === 'folder' ? Math.floor(size / BLOCK_BYTES) * BLOCK_BYTES : 0
}

/** A copy of a node and of everything below it, with hard links kept; bytes are shared. */
export function copyOf<Node extends Inode>(node: Node, made = new Map<Inode, Inode>()): Node {
  const known = made.get(node)
  if (known) return known as Node
  if (node.kind !== 'folder') {
    const copy = { ...node }
    made.set(node, copy)
    return copy
  }
  const entries = new Map<string, Inode>()
  const copy = { ...node, entries }
  made.set(node, copy)
  for (const [name, inner] of node.entries) entries.set(name, copyOf(inner, made))
  return copy
}
