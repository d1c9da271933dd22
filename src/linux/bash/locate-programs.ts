import type { Files } from '../tree/files.ts'
import { attempt, FileRefusal } from '../tree/refusal.ts'
import { absolutePath, nameOf } from '../tree/walk.ts'
import { statOf } from './folder-calls.ts'
import { giveTurn } from './turns.ts'

/** Where the program of a command lies: empty for the shell's own, `undefined` when PATH does not lead there. */
export type ProgramPath = (name: string) => string | undefined

/** The only folders in which the interpreter finds its commands. */
const COMMAND_PATH = /^(?:\/usr)?\/bin\/[^/]+$/

/** What the interpreter must see of a command that has no file. */
const OWN = { isFile: true, isDirectory: false, mode: 0o755 } as const

/** What the programs are found with. */
interface ProgramsPlan {
  readonly files: Files
  readonly programPath: ProgramPath
}

/**
 * The interpreter takes a file for one of its commands only in `/bin` and `/usr/bin`. Programs that lie elsewhere
 * are shown to it there, without being listed there.
 */
export function locatePrograms({ files, programPath }: ProgramsPlan) {
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
      return there === ''
        ? { ...statOf(files.stat('/')), ...OWN }
        : statOf(files.stat(there ?? path))
    },
    /** Not where it lies: a program found there would be read as a script. */
    exists: async (path: string) => {
      await giveTurn()
      return elsewhere(path) !== undefined || (files.has(path) && programAt(path) === undefined)
    },
    resolve: (folder: string, typed: string) => {
      const path = absolutePath(folder, typed)
      const program = programAt(path)
      if (program === undefined) return path
      named.set(program, path)
      return `/usr/bin/${program}`
    },
  }
}
