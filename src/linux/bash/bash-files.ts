import type { IFileSystem } from 'just-bash'
import type { Files } from '../tree/files.ts'
import { attempt, FileRefusal } from '../tree/refusal.ts'
import { absolutePath, nameOf } from '../tree/walk.ts'
import { bytesOf, encodingOf, textOf, type HowEncoded } from './byte-strings.ts'
import { REFUSED_TARGET, SESSION, TARGET_PREFIX } from './session-devices.ts'
import type { SessionEnds } from './session-ends.ts'
import { copyAll, listed, makeFolders, removeAll, statOf } from './folder-calls.ts'

/** What the interpreter's file system stands on. */
export interface BashFilesPlan {
  readonly files: Files
  readonly ends: SessionEnds
  /** Where the program of a command lies: empty for the shell's own, `undefined` when PATH does not lead there. */
  readonly programPath: (name: string) => string | undefined
}

/** A file system for the interpreter, and the refusals it has met. */
export interface BashFiles {
  readonly fileSystem: IFileSystem
  /** What the kernel last said about an absolute path; the interpreter's own messages do not tell. */
  readonly refusalAt: (path: string) => FileRefusal | undefined
  /** Forgets refusals and programs named by path; called before each line. */
  readonly renew: () => void
}

const TERMINAL = '/dev/tty'
const DEVICES: ReadonlySet<string> = new Set([TERMINAL, ...Object.values(SESSION)])
/** The only folders in which the interpreter finds its commands. */
const COMMAND_PATH = /^(?:\/usr)?\/bin\/[^/]+$/

/** What the interpreter must see of a command that has no file. */
const OWN = { isFile: true, isDirectory: false, mode: 0o755 } as const

/** Puts the interpreter's file system over a user's view of the tree. */
export function createBashFiles(plan: BashFilesPlan): BashFiles {
  const { files, ends } = plan
  const refusals = new Map<string, FileRefusal>()
  const programs = locatePrograms(plan)

  async function noted<Value>(path: string, work: () => Value): Promise<Value> {
    const outcome = attempt(work)
    if (!(outcome instanceof FileRefusal)) return outcome
    refusals.set(path, outcome)
    throw outcome
  }

  function write(path: string, content: string | Uint8Array, how: HowEncoded, append: boolean) {
    const bytes = bytesOf(content, encodingOf(how))
    if (bytes.length === 0 && DEVICES.has(path)) return
    if (path === SESSION.error) ends.error(bytes)
    else if (DEVICES.has(path)) ends.out(bytes)
    else files.write(path, bytes, { append })
  }

  function resolve(folder: string, typed: string): string {
    if (!typed.startsWith(TARGET_PREFIX)) return programs.resolve(folder, typed)
    const path = absolutePath(folder, typed.slice(TARGET_PREFIX.length))
    const refusal = attempt(() => files.checkWritable(path))
    if (!(refusal instanceof FileRefusal)) return path
    refusals.set(path, refusal)
    return REFUSED_TARGET
  }

  async function read(path: string): Promise<Uint8Array> {
    if (path === SESSION.input) return ends.readAll()
    if (!DEVICES.has(path)) return noted(path, () => files.read(programs.located(path)))
    const line = await ends.readLine({ echo: path !== SESSION.secret })
    return Buffer.from(line === undefined ? '' : `${line}\n`)
  }

  const fileSystem: IFileSystem = {
    readFile: async (path, how) => textOf(await read(path), encodingOf(how)),
    readFileBuffer: read,
    writeFile: (path, content, how) => noted(path, () => write(path, content, how, false)),
    appendFile: (path, content, how) => noted(path, () => write(path, content, how, true)),
    exists: async (path) => path === REFUSED_TARGET || programs.exists(path),
    stat: (path) => noted(path, () => programs.stat(path)),
    lstat: (path) => noted(path, () => statOf(files.lstat(programs.located(path)))),
    mkdir: (path, how) => noted(path, () => makeFolders(files, path, how)),
    readdir: (path) => noted(path, () => files.list(path)),
    readdirWithFileTypes: (path) => noted(path, () => listed(files, path)),
    rm: (path, how) => noted(path, () => removeAll(files, path, how)),
    cp: (from, to, how) => noted(from, () => copyAll(files, from, { to, ...how })),
    mv: (from, to) => noted(from, () => files.rename(from, to)),
    resolvePath: resolve,
    getAllPaths: () => [],
    chmod: (path, mode) => noted(path, () => files.setMode(path, mode)),
    symlink: (target, path) => noted(path, () => files.makeLink(target, path)),
    link: (existing, path) => noted(path, () => files.makeHardLink(existing, path)),
    readlink: (path) => noted(path, () => files.readLink(path)),
    realpath: (path) => noted(path, () => files.realPath(path)),
    utimes: (path, _atime, mtime) => noted(path, () => files.setTime(path, mtime.getTime())),
  }

  return {
    fileSystem,
    refusalAt: (path) => refusals.get(path),
    renew: () => {
      refusals.clear()
      programs.renew()
    },
  }
}

/**
 * The interpreter takes a file for one of its commands only in `/bin` and `/usr/bin`. Programs that lie elsewhere
 * are shown to it there, without being listed there.
 */
function locatePrograms({ files, programPath }: BashFilesPlan) {
  const named = new Map<string, string>()

  function elsewhere(path: string): string | undefined {
    if (!COMMAND_PATH.test(path) || files.has(path)) return undefined
    const name = nameOf(path)
    return named.get(name) ?? programPath(name)
  }

  function programAt(path: string): string | undefined {
    if (COMMAND_PATH.test(path)) return undefined
    const facts = attempt(() => files.stat(path))
    return facts instanceof FileRefusal ? undefined : facts.program
  }

  return {
    renew: () => named.clear(),
    located: (path: string) => elsewhere(path) || path,
    stat: (path: string) => {
      const there = elsewhere(path)
      return there === '' ? { ...statOf(files.stat('/')), ...OWN } : statOf(files.stat(there ?? path))
    },
    /** Not where it lies: a program found there would be read as a script. */
    exists: (path: string) =>
      elsewhere(path) !== undefined || (files.has(path) && programAt(path) === undefined),
    resolve: (folder: string, typed: string) => {
      const path = absolutePath(folder, typed)
      const program = programAt(path)
      if (program === undefined) return path
      named.set(program, path)
      return `/usr/bin/${program}`
    },
  }
}
