import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { LabError } from '../../errors/lab-error.ts'

/** Only the owner may read, write and enter. */
const FOLDER_MODE = 0o700
const FILE_MODE = 0o600

/** Makes a folder that only its owner can enter. Throws `directory-unusable`. */
export function makeOwnerFolder(dir: string): void {
  inFolder(dir, () => {
    // One folder after the other: Node 20 never ends when it is to make all of them below /proc.
    missingFolders(resolve(dir)).forEach(makeFolder)
    // Fails when what is there is a file.
    readdirSync(dir)
  })
}

/** The folder and those above it that are not there, the uppermost first. */
function missingFolders(dir: string): string[] {
  return existsSync(dir) ? [] : [...missingFolders(dirname(dir)), dir]
}

/** Another lab may make the same folder at the same time. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: FOLDER_MODE })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** Writes a file that only its owner can read; who reads it at the same time sees all of it or nothing. */
export function writeOwnerFile(dir: string, name: string, content: string): void {
  inFolder(dir, () => {
    const draft = `${dir}/.${name}.${process.pid}`
    rmSync(draft, { force: true })
    writeFileSync(draft, content, { mode: FILE_MODE, flag: 'wx' })
    renameSync(draft, `${dir}/${name}`)
  })
}

/** Makes a file that was not there; false when it is. Throws `directory-unusable`. */
export function claimOwnerFile(dir: string, name: string, content: string): boolean {
  try {
    writeFileSync(`${dir}/${name}`, content, { mode: FILE_MODE, flag: 'wx' })
    return true
  } catch (cause) {
    const { code = 'nothing more' } = cause as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    throw new LabError('directory-unusable', { dir, fact: code }, { cause })
  }
}

/** Does something with the files of a lab directory. Throws `directory-unusable` when the system refuses it. */
export function inFolder<Made>(dir: string, act: () => Made): Made {
  try {
    return act()
  } catch (cause) {
    const { code = String(cause) } = cause as NodeJS.ErrnoException
    throw new LabError('directory-unusable', { dir, fact: code }, { cause })
  }
}
