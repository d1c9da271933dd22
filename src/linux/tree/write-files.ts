import { isAllowed, MAY, type Credentials } from './credentials.ts'
import type { Files, WritePlan } from './files.ts'
import type { FileNode, FolderNode, Inode } from './inode.ts'
import { FileRefusal } from './refusal.ts'
import { born, enter, fill, type TreeState } from './tree-state.ts'
import { absolutePath, walk, type Place } from './walk.ts'

type Writing = 'checkWritable' | 'write'
type Making = 'makeFolder' | 'makeLink' | 'makeHardLink'

/** What a view of a tree writes with. */
export interface WriterPlan {
  readonly state: TreeState
  readonly who: Credentials
  /** Bits that new files do not get. */
  readonly umask: () => number
}

/** Everything with which a user writes files. */
export function writeFiles(plan: WriterPlan): Pick<Files, Writing> {
  const { state, who } = plan

  function writable(path: string): Place {
    const place = walk(path, { root: state.root, who, follow: true })
    const { node } = place
    if (node?.kind === 'folder' || path.endsWith('/')) throw new FileRefusal('EISDIR', path)
    if (node && !isAllowed(who, node, MAY.write)) throw new FileRefusal('EACCES', path)
    if (!node) checkedFolder(who, place, path)
    return place
  }

  function write(
    path: string,
    bytes: Uint8Array,
    { append = false, mode = 0o666 }: WritePlan = {},
  ) {
    const place = writable(path)
    const { node, folder } = place
    if (node?.kind === 'device') return writeDevice(node.device, path)
    if (node && append && bytes.length === 0) return
    if (node?.kind === 'file')
      return rewrite(place, node, append ? joined(node.bytes, bytes) : bytes)
    const empty = { kind: 'file' as const, bytes: new Uint8Array(0) }
    const made: FileNode = { ...empty, ...born(state, path, birth(plan, mode)) }
    enter(state, folder, place.name, made)
    state.changed(place.path, 'made')
    if (bytes.length > 0) rewrite(place, made, bytes)
  }

  function rewrite(place: Place, node: FileNode, bytes: Uint8Array): void {
    fill(state, place.path, node, bytes)
    node.mtimeMs = state.now()
    node.ctimeMs = node.mtimeMs
    state.changed(place.path, 'written')
  }

  return { write, checkWritable: (path) => void writable(path) }
}

/** Everything with which a user makes folders and links. */
export function makeFiles(plan: WriterPlan): Pick<Files, Making> {
  const { state, who } = plan

  function freePlace(path: string): Place {
    const place = walk(withoutSlash(path), { root: state.root, who, follow: false })
    if (place.node) throw new FileRefusal('EEXIST', path)
    checkedFolder(who, place, path)
    return place
  }

  function add(place: Place, node: Inode): void {
    enter(state, place.folder, place.name, node)
    state.changed(place.path, 'made')
  }

  return {
    makeFolder: (path, mode = 0o777) => {
      const place = freePlace(path)
      const attributes = born(state, path, birth(plan, mode))
      const entries = new Map<string, Inode>()
      add(place, { kind: 'folder', entries, sizeBytes: 4_096, ...attributes, links: 2 })
    },
    makeLink: (target, path) => {
      const place = freePlace(path)
      add(place, { kind: 'link', target, ...born(state, path, { ...birth(plan, 0), mode: 0o777 }) })
    },
    makeHardLink: (existing, path) => {
      const { node } = walk(existing, { root: state.root, who, follow: false })
      if (!node) throw new FileRefusal('ENOENT', existing)
      if (node.kind === 'folder') throw new FileRefusal('EPERM', existing)
      const place = freePlace(path)
      node.links++
      add(place, node)
    },
  }
}

function birth({ who, umask }: WriterPlan, mode: number) {
  return { owner: who.user, group: who.group, mode: mode & ~umask() }
}

/** The folder of a place, when one may make and remove names in it. */
export function checkedFolder(who: Credentials, { folder }: Place, path: string): FolderNode {
  if (!isAllowed(who, folder, MAY.write | MAY.search)) throw new FileRefusal('EACCES', path)
  return folder
}

function writeDevice(device: string, path: string): void {
  if (device === 'full') throw new FileRefusal('ENOSPC', path)
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  return second.length === 0 ? first : Buffer.concat([first, second])
}

/** A path as the calls take it that care for no slash at its end. */
export function withoutSlash(path: string): string {
  return absolutePath('/', path)
}
