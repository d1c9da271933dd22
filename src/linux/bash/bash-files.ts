import type { IFileSystem } from 'just-bash'
import type { Files } from '../tree/files.ts'
import { attempt, FileRefusal } from '../tree/refusal.ts'
import { absolutePath } from '../tree/walk.ts'
import { bytesOf, encodingOf, textOf } from './byte-strings.ts'
import { REFUSED_TARGET, sessionDevices, TARGET_PREFIX } from './session-devices.ts'
import { locatePrograms, type ProgramPath } from './locate-programs.ts'
import type { SessionEnds } from './session-ends.ts'
import { giveTurn } from './turns.ts'
import { copyAll, listed, makeFolders, removeAll, statOf } from './folder-calls.ts'

/** What the interpreter's file system stands on. */
export interface BashFilesPlan {
  readonly files: Files
  readonly ends: SessionEnds
  readonly programPath: ProgramPath
}

/** A file system for the interpreter, and the refusals it has met. */
export interface BashFiles {
  readonly fileSystem: IFileSystem
  /** What the kernel last said about an absolute path; the interpreter's own messages do not tell. */
  readonly refusalAt: (path: string) => FileRefusal | undefined
  /** Why a command could not write all that it was to write into a file of its redirections, once. */
  readonly takeWriteFailure: () => FileRefusal | undefined
  /** Forgets refusals and programs named by path; called before each line. */
  readonly renew: () => void
}

/** Puts the interpreter's file system over a user's view of the tree. */
export function createBashFiles(plan: BashFilesPlan): BashFiles {
  const { files, ends } = plan
  const refusals = new Map<string, FileRefusal>()
  const programs = locatePrograms(plan)
  const targets = new Set<string>()
  const failure = keepFailure()

  async function noted<Value>(path: string, work: () => Value): Promise<Value> {
    await giveTurn()
    const outcome = attempt(work)
    if (!(outcome instanceof FileRefusal)) return outcome
    refusals.set(path, outcome)
    throw outcome
  }

  const devices = sessionDevices(ends)

  async function write(path: string, bytes: Uint8Array, append: boolean): Promise<void> {
    if (devices.has(path)) return devices.write(path, bytes)
    await giveTurn()
    const outcome = attempt(() => files.write(path, bytes, { append }))
    if (!(outcome instanceof FileRefusal)) return
    refusals.set(path, outcome)
    if (!targets.has(path) || outcome.code !== 'ENOSPC') throw outcome
    // The interpreter would end the line; a command behind this one says it.
    failure.note(outcome)
  }

  function resolve(folder: string, typed: string): string {
    if (!typed.startsWith(TARGET_PREFIX)) return programs.resolve(folder, typed)
    const path = absolutePath(folder, typed.slice(TARGET_PREFIX.length))
    const refusal = attempt(() => files.checkWritable(path))
    if (refusal instanceof FileRefusal) refusals.set(path, refusal)
    else targets.add(path)
    return refusal instanceof FileRefusal ? REFUSED_TARGET : path
  }

  async function read(path: string): Promise<Uint8Array> {
    if (devices.has(path)) return devices.read(path)
    return noted(path, () => files.read(programs.located(path)))
  }

  const fileSystem: IFileSystem = {
    readFile: async (path, how) => textOf(await read(path), encodingOf(how)),
    readFileBuffer: read,
    writeFile: (path, content, how) => write(path, bytesOf(content, encodingOf(how)), false),
    appendFile: (path, content, how) => write(path, bytesOf(content, encodingOf(how)), true),
    exists: async (path) => path === REFUSED_TARGET || programs.exists(path),
    stat: (path) => noted(path, () => programs.stat(path)),
    lstat: (path) => noted(path, () => statOf(files.lstat(programs.located(path)))),
    resolvePath: resolve,
    ...ordinaryCalls(files, noted),
    getAllPaths: () => [],
  }

  return {
    fileSystem,
    refusalAt: (path) => refusals.get(path),
    takeWriteFailure: failure.take,
    renew: () => {
      refusals.clear()
      targets.clear()
      failure.take()
      programs.renew()
    },
  }
}

/** Runs work on a path, and keeps in mind how it was refused. */
type Noted = <Value>(path: string, work: () => Value) => Promise<Value>

type OrdinaryCalls = Omit<
  IFileSystem,
  | 'readFile'
  | 'readFileBuffer'
  | 'writeFile'
  | 'appendFile'
  | 'exists'
  | 'stat'
  | 'lstat'
  | 'resolvePath'
  | 'getAllPaths'
>

/** Calls that go to the tree as they are. */
function ordinaryCalls(files: Files, noted: Noted): OrdinaryCalls {
  return {
    mkdir: (path, how) => noted(path, () => makeFolders(files, path, how)),
    readdir: (path) => noted(path, () => files.list(path)),
    readdirWithFileTypes: (path) => noted(path, () => listed(files, path)),
    rm: (path, how) => noted(path, () => removeAll(files, path, how)),
    cp: (from, to, how) => noted(from, () => copyAll(files, from, { to, ...how })),
    mv: (from, to) => noted(from, () => files.rename(from, to)),
    chmod: (path, mode) => noted(path, () => files.setMode(path, mode)),
    symlink: (target, path) => noted(path, () => files.makeLink(target, path)),
    link: (existing, path) => noted(path, () => files.makeHardLink(existing, path)),
    readlink: (path) => noted(path, () => files.readLink(path)),
    realpath: (path) => noted(path, () => files.realPath(path)),
    utimes: (path, _atime, mtime) => noted(path, () => files.setTime(path, mtime.getTime())),
  }
}

/** The last failure, until somebody takes it. */
function keepFailure() {
  let kept: FileRefusal | undefined
  return {
    note: (failure: FileRefusal) => {
      kept = failure
    },
    take: () => {
      const taken = kept
      kept = undefined
      return taken
    },
  }
}
