import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { LabError } from '../../errors/lab-error.ts'

/** Only the owner may read, write and enter. */
const FOLDER_MODE = 0o700
const FILE_MODE = 0o600

/** Makes a folder that only its owner can enter. Throws `directory-unusable`. */
export function makeOwnerFolder(dir: string): void {
  usable(dir, () => mkdirSync(dir, { recursive: true, mode: FOLDER_MODE }))
}

/** Writes a file that only its owner can read; who reads it at the same time sees all of it or nothing. */
export function writeOwnerFile(dir: string, name: string, content: string): void {
  usable(dir, () => {
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

function usable(dir: string, act: () => unknown): void {
  try {
    act()
  } catch (cause) {
    const { code = String(cause) } = cause as NodeJS.ErrnoException
    throw new LabError('directory-unusable', { dir, fact: code }, { cause })
  }
}
