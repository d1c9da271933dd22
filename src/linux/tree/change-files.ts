import { isAllowed, MAY, owns } from './credentials.ts'
import type { Files } from './files.ts'
import type { Inode } from './inode.ts'
import { FileRefusal } from './refusal.ts'
import { enter, leave } from './tree-state.ts'
import { walk, type Place } from './walk.ts'
import { checkedFolder, withoutSlash, type WriterPlan } from './write-files.ts'

const STICKY = 0o1000

/** Takes names out of folders, and gives them others. */
export function removeFiles({
  state,
  who,
}: WriterPlan): Pick<Files, 'remove' | 'removeFolder' | 'rename'> {
  const at = (path: string) => walk(withoutSlash(path), { root: state.root, who, follow: false })

  function removable(path: string): Place & { node: Inode } {
    const place = at(path)
    const { folder, node } = place
    if (!node) throw new FileRefusal('ENOENT', path)
    if (place.name === '') throw new FileRefusal('EBUSY', path)
    checkedFolder(who, place, path)
    if (folder.mode & STICKY && !owns(who, node) && !owns(who, folder))
      throw new FileRefusal('EPERM', path)
    return { ...place, node }
  }

  function take({ folder, name, path }: Place): void {
    leave(state, folder, name)
    state.changed(path, 'removed')
  }

  function rename(from: string, to: string): void {
    const source = removable(from)
    const goal = at(to)
    checkedFolder(who, goal, to)
    if (goal.node === source.node) return
    if (`${goal.path}/`.startsWith(`${source.path}/`)) throw new FileRefusal('EINVAL', to)
    if (goal.node) checkReplaceable(source.node, goal.node, to)
    if (goal.node) leave(state, goal.folder, goal.name)
    source.folder.entries.delete(source.name)
    source.folder.mtimeMs = state.now()
    if (source.node.kind === 'folder') source.folder.links--
    enter(state, goal.folder, goal.name, source.node)
    source.node.ctimeMs = state.now()
    state.changed(source.path, 'removed')
    state.changed(goal.path, 'made')
  }

  return {
    rename,
    remove: (path) => {
      const place = removable(path)
      if (place.node.kind === 'folder') throw new FileRefusal('EISDIR', path)
      take(place)
    },
    removeFolder: (path) => {
      const place = removable(path)
      if (place.node.kind !== 'folder') throw new FileRefusal('ENOTDIR', path)
      if (place.node.entries.size > 0) throw new FileRefusal('ENOTEMPTY', path)
      take(place)
    },
  }
}

function checkReplaceable(source: Inode, goal: Inode, path: string): void {
  if (goal.kind === 'folder' && source.kind !== 'folder') throw new FileRefusal('EISDIR', path)
  if (goal.kind !== 'folder' && source.kind === 'folder') throw new FileRefusal('ENOTDIR', path)
  if (goal.kind === 'folder' && goal.entries.size > 0) throw new FileRefusal('ENOTEMPTY', path)
}

/** Changes what is written about a file. */
export function changeFiles({
  state,
  who,
}: WriterPlan): Pick<Files, 'setMode' | 'setOwner' | 'setTime'> {
  function change(path: string, mayBe: (node: Inode) => boolean, act: (node: Inode) => void): void {
    const place = walk(path, { root: state.root, who, follow: true })
    if (!place.node) throw new FileRefusal('ENOENT', path)
    if (!mayBe(place.node)) throw new FileRefusal('EPERM', path)
    act(place.node)
    place.node.ctimeMs = state.now()
    state.changed(place.path, 'changed')
  }
  const owned = (node: Inode) => owns(who, node)

  return {
    setMode: (path, mode) => change(path, owned, (node) => (node.mode = mode & 0o7777)),
    setTime: (path, mtimeMs) =>
      change(
        path,
        (node) => owned(node) || isAllowed(who, node, MAY.write),
        (node) => (node.mtimeMs = mtimeMs),
      ),
    setOwner: (path, owner, group) => {
      const mayGive = (node: Inode) =>
        who.user === 'root' ||
        (owned(node) &&
          (owner === undefined || owner === node.owner) &&
          (group === undefined || who.groups.includes(group)))
      change(path, mayGive, (node) => {
        node.owner = owner ?? node.owner
        node.group = group ?? node.group
      })
    },
  }
}
