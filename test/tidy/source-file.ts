import { readdirSync, readFileSync } from 'node:fs'

/** One file of the repository: its path from the root, with slashes, and its text. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** Folders that are made, installed or private: no rule looks into them. */
const OUTSIDE = new Set(['node_modules', 'dist', 'coverage', '.git', '.fieldfault'])
/** What people write; everything else is binary or made by a tool. */
const WRITTEN = /(?:\.(?:ts|js|md|json|jsonc|yaml|yml|sh|py|exp|conf|txt)|\/run|Dockerfile|NOTICE)$/
const MADE = new Set(['package-lock.json'])

/** Every file that somebody wrote, in the order of their paths. */
export function writtenFiles(): SourceFile[] {
  return pathsIn('.')
    .filter((path) => WRITTEN.test(path) && !MADE.has(path))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}

/** The TypeScript files under the named folders, such as `src`. */
export function codeFiles(...folders: string[]): SourceFile[] {
  return writtenFiles().filter(
    ({ path }) => path.endsWith('.ts') && folders.some((folder) => path.startsWith(`${folder}/`)),
  )
}

/** The 1-based line on which an offset of a text lies. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

function pathsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return OUTSIDE.has(entry.name) ? [] : pathsIn(path)
    return entry.isFile() ? [path] : []
  })
}
