import { FOLDERS_DEEP_MAX, LINKS_FOLLOWED_MAX, NAME_BYTES_MAX, PATH_BYTES_MAX } from '../limits.ts'
import { isAllowed, MAY, type Credentials } from './credentials.ts'
import type { FolderNode, Inode } from './inode.ts'
import { FileRefusal } from './refusal.ts'

/** Where a path leads: the folder, the name in it, and what is there, if anything. */
export interface Place {
  /** Absolute, without links in the folders on the way. */
  readonly path: string
  readonly folder: FolderNode
  /** Empty for the root folder. */
  readonly name: string
  readonly node: Inode | undefined
}

/** How to go along a path. */
export interface WalkPlan {
  readonly root: FolderNode
  readonly who: Credentials
  /** False leaves a link at the end as it is. */
  readonly follow: boolean
}

/** An absolute path without `.`, `..` and doubled slashes, as text: links are not looked at. */
export function absolutePath(base: string, path: string): string {
  const parts: string[] = []
  for (const part of (path.startsWith('/') ? path : `${base}/${path}`).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Goes along an absolute path. Throws `FileRefusal`: `ENOENT` for a folder on the way, `EACCES`, `ENOTDIR`, `ELOOP`. */
export function walk(path: string, plan: WalkPlan): Place {
  if (Buffer.byteLength(path) > PATH_BYTES_MAX) throw new FileRefusal('ENAMETOOLONG', path)
  return step(path, plan)
}

function step(path: string, { root, who, follow }: WalkPlan): Place {
  /** Names still to go, the next one last. */
  const ahead = namesIn(path).toReversed()
  let trail: { name: string; folder: FolderNode }[] = []
  let folder = root
  let links = 0
  const pathTo = (name: string) => `/${[...trail.map((passed) => passed.name), name].join('/')}`

  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    if (!isAllowed(who, folder, MAY.search)) throw new FileRefusal('EACCES', path)
    if (Buffer.byteLength(name) > NAME_BYTES_MAX || trail.length >= FOLDERS_DEEP_MAX)
      throw new FileRefusal('ENAMETOOLONG', path)
    if (name === '..') {
      folder = trail.pop()?.folder ?? root
      continue
    }
    const node = folder.entries.get(name)
    const last = ahead.length === 0
    if (node?.kind === 'link' && (!last || follow || path.endsWith('/'))) {
      if (++links > LINKS_FOLLOWED_MAX) throw new FileRefusal('ELOOP', path)
      if (node.target.startsWith('/')) {
        trail = []
        folder = root
      }
      ahead.push(...namesIn(node.target).toReversed())
      continue
    }
    if (last) return placeAt(path, { path: pathTo(name), folder, name, node })
    if (!node) throw new FileRefusal('ENOENT', path)
    if (node.kind !== 'folder') throw new FileRefusal('ENOTDIR', path)
    trail.push({ name, folder })
    folder = node
  }
  return placeOfFolder(trail, folder, root)
}

function placeAt(path: string, place: Place): Place {
  const { node } = place
  if (path.endsWith('/') && node && node.kind !== 'folder') throw new FileRefusal('ENOTDIR', path)
  return place
}

/** The path ended in `..`, in `/`, or in a link to the root folder. */
function placeOfFolder(
  trail: readonly { name: string; folder: FolderNode }[],
  node: FolderNode,
  root: FolderNode,
): Place {
  const last = trail.at(-1)
  const path = `/${trail.map(({ name }) => name).join('/')}`
  return { path, folder: last?.folder ?? root, name: last?.name ?? '', node }
}

function namesIn(path: string): string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.')
}
