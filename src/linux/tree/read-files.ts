import { ENDLESS_DEVICE_BYTES } from '../limits.ts'
import { isAllowed, MAY, type Credentials } from './credentials.ts'
import type { FileFacts, Files } from './files.ts'
import { diskBytesOf, sizeOf, type DeviceNode, type Inode } from './inode.ts'
import { attempt, FileRefusal } from './refusal.ts'
import type { TreeState } from './tree-state.ts'
import { walk } from './walk.ts'

type Reading = 'stat' | 'lstat' | 'has' | 'read' | 'list' | 'readLink' | 'realPath' | 'may'

/** Everything a user can find out about a tree. */
export function readFiles(state: TreeState, who: Credentials): Pick<Files, Reading> {
  function found(path: string, follow = true): { path: string; node: Inode } {
    const place = walk(path, { root: state.root, who, follow })
    if (!place.node) throw new FileRefusal('ENOENT', path)
    return { path: place.path, node: place.node }
  }

  function read(path: string): Uint8Array {
    const { node } = found(path)
    if (node.kind === 'folder') throw new FileRefusal('EISDIR', path)
    if (!isAllowed(who, node, MAY.read)) throw new FileRefusal('EACCES', path)
    return node.kind === 'file' ? node.bytes : bytesOfDevice(node)
  }

  function list(path: string): string[] {
    const { node } = found(path)
    if (node.kind !== 'folder') throw new FileRefusal('ENOTDIR', path)
    if (!isAllowed(who, node, MAY.read)) throw new FileRefusal('EACCES', path)
    return [...node.entries.keys()]
  }

  function readLink(path: string): string {
    const { node } = found(path, false)
    if (node.kind !== 'link') throw new FileRefusal('EINVAL', path)
    return node.target
  }

  return {
    read,
    list,
    readLink,
    stat: (path) => factsOf(found(path).node),
    lstat: (path) => factsOf(found(path, false).node),
    has: (path) => !(attempt(() => found(path)) instanceof FileRefusal),
    realPath: (path) => found(path).path,
    may: (path, bits) => {
      const node = attempt(() => found(path).node)
      return !(node instanceof FileRefusal) && isAllowed(who, node, bits)
    },
  }
}

function factsOf(node: Inode): FileFacts {
  const { kind, ino, owner, group, mode, links, mtimeMs, ctimeMs } = node
  return {
    kind,
    ino,
    owner,
    group,
    mode,
    links,
    mtimeMs,
    ctimeMs,
    size: sizeOf(node),
    diskBytes: diskBytesOf(node),
    ...(node.kind === 'link' ? { target: node.target } : {}),
    ...(node.kind === 'device' ? { device: node.device } : {}),
    ...(node.kind === 'file' && node.program !== undefined ? { program: node.program } : {}),
  }
}

/** An endless device gives a limited number of bytes; the random ones give zeros too, so that runs stay equal. */
function bytesOfDevice(node: Inode): Uint8Array {
  const endless = (node as DeviceNode).device !== 'null' && (node as DeviceNode).device !== 'tty'
  return new Uint8Array(endless ? ENDLESS_DEVICE_BYTES : 0)
}
