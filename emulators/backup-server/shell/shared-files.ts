import {
  forReading,
  forReplacing,
  whileOpen,
  type FileStore,
  type FileTree,
} from '../../../src/emulator/index.ts'

/** A directory of a file tree that shows the files of a store. */
export interface SharedFiles {
  /** Makes the directory what the store is now; not while something else is done with either. */
  readonly show: () => Promise<void>
}

/** What a store and a directory have in common. */
export interface SharedFilesPlan {
  readonly tree: FileTree
  readonly store: FileStore
  /** Where the files of the store are in the tree. */
  readonly directory: string
  readonly owner: string
  readonly group: string
  /** Does work that lab time waits for, one after the other. */
  readonly later: (work: () => Promise<void>) => Promise<void>
}

/** Files longer than this are not shown, bytes: a tree is in memory. */
const FILE_BYTES_MAX = 4 * 1_048_576
/** Bytes of all files that are shown. */
const ALL_BYTES_MAX = 32 * 1_048_576

/**
 * Shows the files of a store in a directory, and carries what somebody changes there into the store. What the
 * store refuses is undone in the directory.
 */
export function shareFiles(plan: SharedFilesPlan): SharedFiles {
  const { tree, directory, later } = plan
  let changes = 0
  let isOwn = false
  const pathIn = (path: string) => path.slice(directory.length) || '/'

  tree.watch(directory, (path) => {
    if (isOwn || path === directory) return
    changes++
    void later(async () => {
      try {
        await carry(plan, pathIn(path))
      } catch {
        // A full or a read-only disk: what the visitor sees must be what is there.
        await show()
      }
    })
  })

  /** Nothing is shown that somebody has changed in the meantime: that is on its way to the store. */
  async function show(): Promise<void> {
    const before = changes
    const put = (work: () => void) => {
      if (changes !== before) return
      isOwn = true
      work()
      isOwn = false
    }
    await showDirectory({ ...plan, put, room: { bytes: ALL_BYTES_MAX } }, '/')
  }

  return { show }
}

interface Showing extends SharedFilesPlan {
  /** Does what changes the tree. */
  readonly put: (work: () => void) => void
  readonly room: { bytes: number }
}

async function showDirectory(showing: Showing, path: string): Promise<void> {
  const { tree, store, put } = showing
  const at = placeOf(showing, path)
  const { mode, modifiedMs: mtimeMs } = await store.stat(path)
  const { owner, group } = showing
  const folder = { path: at, owner, group, ...(path !== '/' && { mode }) }
  put(() => tree.put(folder))
  const shown = new Set<string>()
  for (const { name, facts } of await store.list(path)) {
    const inner = path === '/' ? `/${name}` : `${path}/${name}`
    if (facts.kind === 'directory') await showDirectory(showing, inner)
    else if (!(await showFile(showing, inner))) continue
    shown.add(name)
  }
  put(() => {
    for (const name of tree.root.list(at)) if (!shown.has(name)) removeAll(tree, `${at}/${name}`)
    tree.put({ ...folder, mtimeMs })
  })
}

async function showFile(showing: Showing, path: string): Promise<boolean> {
  const { tree, store, put, room, owner, group } = showing
  const { sizeBytes, mode, modifiedMs: mtimeMs } = await store.stat(path)
  if (sizeBytes > Math.min(FILE_BYTES_MAX, room.bytes)) return false
  room.bytes -= sizeBytes
  const opened = await store.open(path, forReading)
  const content = await whileOpen(opened, ({ read }) => read(0, sizeBytes))
  put(() => tree.put({ path: placeOf(showing, path), content, owner, group, mode, mtimeMs }))
  return true
}

/** Makes a path of the store what it is in the tree now. */
async function carry(plan: SharedFilesPlan, path: string): Promise<void> {
  const { tree, store } = plan
  const at = placeOf(plan, path)
  const there = await store.stat(path).catch(() => undefined)
  if (!tree.root.has(at)) return there && removeFrom(store, path)
  const { kind, mode, mtimeMs: modifiedMs } = tree.root.lstat(at)
  if (kind === 'folder') {
    if (!there) await store.makeDirectory(path, mode)
    for (const name of tree.root.list(at)) await carry(plan, `${path}/${name}`)
  }
  if (kind === 'file') {
    const opened = await store.open(path, { ...forReplacing, mode })
    await whileOpen(opened, ({ write }) => write(0, tree.root.read(at)))
  }
  if (kind === 'file' || kind === 'folder') await store.change(path, { mode, modifiedMs })
}

async function removeFrom(store: FileStore, path: string): Promise<void> {
  const { kind } = await store.stat(path)
  if (kind === 'file') return store.remove(path)
  for (const { name } of await store.list(path)) await removeFrom(store, `${path}/${name}`)
  return store.removeDirectory(path)
}

function placeOf({ directory }: SharedFilesPlan, path: string): string {
  return path === '/' ? directory : `${directory}${path}`
}

function removeAll(tree: FileTree, path: string): void {
  if (tree.root.lstat(path).kind !== 'folder') return tree.root.remove(path)
  for (const name of tree.root.list(path)) removeAll(tree, `${path}/${name}`)
  tree.root.removeFolder(path)
}
