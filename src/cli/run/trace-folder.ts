import { existsSync, mkdirSync, rmdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { LabError } from '../../errors/lab-error.ts'

/** Makes the folder for traces, and tries whether folders can be made in it. Throws `trace-unwritable`. */
export function makeTraceFolder(dir: string): void {
  inTrace(dir, () => {
    makeFolders(dir)
    const trial = join(dir, `.trial.${process.pid}`)
    mkdirSync(trial)
    rmdirSync(trial)
  })
}

/** Makes a folder and those above it one after the other: Node never ends when it is to make all of them below /proc. */
export function makeFolders(path: string): void {
  const folder = resolve(path)
  if (existsSync(folder)) return
  makeFolders(dirname(folder))
  mkdirSync(folder)
}

/** Does something with the files of a trace. Throws `trace-unwritable` when the system refuses it. */
export function inTrace(dir: string, act: () => void): void {
  try {
    act()
  } catch (cause) {
    const fact = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    throw new LabError('trace-unwritable', { dir, fact }, { cause })
  }
}
