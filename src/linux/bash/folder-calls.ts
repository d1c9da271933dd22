import type { CpOptions, FsStat, IFileSystem, MkdirOptions, RmOptions } from 'just-bash'
import type { FileFacts, Files } from '../tree/files.ts'
import { FileRefusal } from '../tree/refusal.ts'

type Listing = Awaited<ReturnType<NonNullable<IFileSystem['readdirWithFileTypes']>>>

/** Facts as the interpreter wants them. */
export function statOf({ kind, ino, mode, size, mtimeMs }: FileFacts): FsStat {
  const mtime = new Date(mtimeMs)
  return { ...kinds(kind), mode, size, mtime, dev: 1, ino, identity: String(ino) }
}

/** Names in a folder with what they are. */
export function listed(files: Files, path: string): Listing {
  return files.list(path).map((name) => ({ name, ...kinds(files.lstat(`${path}/${name}`).kind) }))
}

function kinds(kind: FileFacts['kind']) {
  return {
    isFile: kind === 'file' || kind === 'device',
    isDirectory: kind === 'folder',
    isSymbolicLink: kind === 'link',
  }
}

/** Makes a folder, with those on its way when asked to. */
export function makeFolders(files: Files, path: string, { recursive }: MkdirOptions = {}): void {
  if (!recursive) return files.makeFolder(path)
  const parts = path.split('/').filter(Boolean)
  for (const end of parts.keys()) {
    const folder = `/${parts.slice(0, end + 1).join('/')}`
    if (!files.has(folder)) files.makeFolder(folder)
  }
}

/** Removes a file, or a folder with everything in it. */
export function removeAll(files: Files, path: string, how: RmOptions = {}): void {
  if (how.force && !files.has(path)) return
  if (files.lstat(path).kind !== 'folder') return files.remove(path)
  if (!how.recursive && files.list(path).length > 0) throw new FileRefusal('ENOTEMPTY', path)
  if (how.recursive) for (const name of files.list(path)) removeAll(files, `${path}/${name}`, how)
  files.removeFolder(path)
}

/** Copies a file, or a folder with everything in it. */
export function copyAll(
  files: Files,
  from: string,
  { to, recursive }: CpOptions & { to: string },
): void {
  const { kind, mode } = files.stat(from)
  if (kind !== 'folder') return files.write(to, files.read(from), { mode })
  if (!recursive) throw new FileRefusal('EISDIR', from)
  if (!files.has(to)) files.makeFolder(to, mode)
  for (const name of files.list(from))
    copyAll(files, `${from}/${name}`, { to: `${to}/${name}`, recursive })
}
