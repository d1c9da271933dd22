import type { FileName } from '../../../src/emulator/index.ts'
import type { Category } from '../vocabulary.ts'

/** The name that a category has in histories, on screens and in the names of its files. */
export const categoryNames: Readonly<Record<Category, 'Configuration' | 'Data'>> = {
  configuration: 'Configuration',
  data: 'Data',
}

/** The log of every backup that has reached the server whole. */
export const HISTORY_LOG = 'history.log'

const DIRECTORY = /^(Configuration|Data)_(\d{1,9})$/
const MANIFEST = /^Backup_(\d{1,9})\.manifest$/

/** The directory of one category of a backup. */
export function directoryOf(category: Category, id: number): string {
  return `${categoryNames[category]}_${id}`
}

/** The archive of one category, in its directory. */
export function archiveOf(category: Category, id: number): string {
  const name = directoryOf(category, id)
  return `${name}/${name}.tar.gz`
}

/** The signature beside the archive of a protected backup. */
export function signatureFileOf(category: Category, id: number): string {
  return `${archiveOf(category, id)}.sig`
}

/** The list of what belongs to a backup. */
export function manifestOf(id: number): string {
  return `Backup_${id}.manifest`
}

/** A category of a backup. */
export interface StoredCategory {
  readonly category: Category
  readonly id: number
}

/** Which backups have left something in the directory of a server. */
export interface FoundBackups {
  readonly directories: readonly StoredCategory[]
  readonly manifests: readonly number[]
}

/** Reads the names in the directory of a server; what is not of a backup is passed over. */
export function foundBackups(names: readonly FileName[]): FoundBackups {
  const directories = names.flatMap(({ name }) => {
    const [, word, id] = DIRECTORY.exec(name) ?? []
    if (word === undefined) return []
    return [{ category: word.toLowerCase() as Category, id: Number(id) }]
  })
  const manifests = names.flatMap(({ name }) => {
    const id = MANIFEST.exec(name)?.[1]
    return id === undefined ? [] : [Number(id)]
  })
  return { directories, manifests }
}
