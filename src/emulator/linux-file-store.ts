import type { Account, FileFacts as TreeFacts, Files, LinuxHost } from '../linux/index.ts'
import type { FileFacts, FileStore, OpenFile, OpenHow } from '../store/file-store.ts'
import { StoreRefused } from '../store/file-store.ts'
import { inside, nameOf, parentOf } from '../store/path.ts'
import { openTreeFile } from './linux-open-file.ts'
import { refusingAsStore } from './linux-refusal.ts'

const MAY_READ = 4
const MAY_WRITE = 2

/** The file tree of a Linux as a file store, with the rights of one account. */
export function linuxFileStore(host: LinuxHost, account: Account): FileStore {
  const { tree, accounts } = host
  const files = tree.as(accounts.credentials(account))
  const factsOf = (facts: TreeFacts) => storeFacts(host, facts)

  function open(path: string, how: OpenHow): OpenFile {
    const place = openedPath(files, path, how)
    const readFacts = () => factsOf(tree.root.stat(place))
    return openTreeFile({ tree, files, path: place, how, readFacts })
  }

  function list(path: string) {
    return files
      .list(path)
      .map((name) => ({ name, facts: factsOf(files.lstat(inside(path, name))) }))
  }

  return {
    open: refusingAsStore(open),
    list: refusingAsStore(list),
    stat: refusingAsStore((path) => factsOf(files.stat(path))),
    makeDirectory: refusingAsStore(files.makeFolder),
    remove: refusingAsStore(files.remove),
    removeDirectory: refusingAsStore(files.removeFolder),
    rename: refusingAsStore(files.rename),
    change: refusingAsStore((path, { mode, modifiedMs }) => {
      if (mode !== undefined) files.setMode(path, mode)
      if (modifiedMs !== undefined) files.setTime(path, modifiedMs)
    }),
    links: {
      stat: refusingAsStore((path) => factsOf(files.lstat(path))),
      read: refusingAsStore(files.readLink),
      make: refusingAsStore(files.makeLink),
      resolve: refusingAsStore((path) => realPath(files, path)),
    },
  }
}

/** Checks what open(2) checks, makes the file when it is to be made, and gives its path without links. */
function openedPath(files: Files, path: string, how: OpenHow): string {
  if (!files.has(path)) {
    // What is refused on the way there is told by its own reason.
    if (!how.create) files.stat(path)
    files.write(path, new Uint8Array(0), how.mode === undefined ? {} : { mode: how.mode })
    return files.realPath(path)
  }
  if (how.create && how.exclusive) throw new StoreRefused('already-exists')
  if (files.stat(path).kind === 'folder') throw new StoreRefused('is-a-directory')
  const wanted = (how.read ? MAY_READ : 0) | (how.write ? MAY_WRITE : 0)
  if (!files.may(path, wanted)) throw new StoreRefused('permission-denied')
  if (how.write && how.truncate) files.write(path, new Uint8Array(0))
  return files.realPath(path)
}

/** As realpath(3), but for the last name, which need not exist. */
function realPath(files: Files, path: string): string {
  if (path === '/' || files.has(path)) return files.realPath(path)
  return inside(files.realPath(parentOf(path)), nameOf(path))
}

function storeFacts({ accounts }: LinuxHost, facts: TreeFacts): FileFacts {
  const { kind, size, mode, mtimeMs, owner: user, group, links } = facts
  const uid = accounts.uidOf(user) ?? NOBODY
  const gid = accounts.gidOf(group) ?? NOBODY
  return {
    kind: kind === 'folder' ? 'directory' : 'file',
    ...(kind === 'link' || kind === 'device' ? { special: kind } : {}),
    sizeBytes: size,
    mode,
    modifiedMs: mtimeMs,
    owner: { uid, gid, user, group },
    nameCount: links,
  }
}

/** The number of an owner that the system does not know (Debian, base-passwd: nobody and nogroup). */
const NOBODY = 65_534
