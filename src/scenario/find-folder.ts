import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { findFile, type FoundFile } from './find-file.ts'
import { packageRoot } from './package-root.ts'

/** The module that makes scenarios; a file without it is something that scenarios import. */
const SCENARIO_MODULE = /from\s*['"]fieldfault\/scenario['"]/
const DEFAULT_EXPORT = /^export default\b/m

/**
 * The scenario files below a folder, by their paths in it; undefined when the text names no folder. A folder of the
 * package's own scenarios, such as `ucsm`, is found by its name.
 */
export function findFolder(nameOrPath: string, cwd: string): FoundFile[] | undefined {
  const own = join(packageRoot, 'scenarios', nameOrPath)
  const folder = [resolve(cwd, nameOrPath), own].find(isFolder)
  if (folder === undefined) return undefined
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter(
      (path) => /(?<!\.d|\.test)\.ts$/.test(path) && !path.split(sep).includes('node_modules'),
    )
    .filter((path) => isScenario(readFileSync(join(folder, path), 'utf8')))
    .map((path) => foundIn(folder, path))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** One of the package's own keeps its name. */
function foundIn(folder: string, path: string): FoundFile {
  const found = findFile(join(folder, path), folder)
  return found.name.includes('/') ? found : { ...found, name: nameOf(path) }
}

function isScenario(source: string): boolean {
  return SCENARIO_MODULE.test(source) && DEFAULT_EXPORT.test(source)
}

function nameOf(path: string): string {
  return path.slice(0, -'.ts'.length).split(sep).join('/')
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
