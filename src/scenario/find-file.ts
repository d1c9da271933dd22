import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, extname, join, resolve, sep } from 'node:path'
import { LabError } from '../errors/lab-error.ts'
import { nearNames } from './near-names.ts'
import { packageRoot, runsCompiled } from './package-root.ts'

/** Where a scenario or lab file lies, and the name it goes by. */
export interface FoundFile {
  /** The path below `scenarios/` without the ending; for a file of the user's, its bare name. */
  readonly name: string
  readonly file: string
  /** The built form of one of the package's own, when it is up to date. */
  readonly compiled?: string
}

const scenarioFolder = join(packageRoot, 'scenarios')

/** The scenarios of the package itself, by name. */
export function listScenarios(): FoundFile[] {
  if (!existsSync(scenarioFolder)) return []
  return readdirSync(scenarioFolder, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ownScenario(path.slice(0, -'.ts'.length).split(sep).join('/')))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** Finds a scenario by name, or a file by its path from `cwd`. Throws `no-such-scenario`. */
export function findFile(nameOrPath: string, cwd: string): FoundFile {
  const own = nameOrPath.replace(/\.ts$/, '')
  if (/^[\w./-]+$/.test(own) && isFile(join(scenarioFolder, `${own}.ts`))) return ownScenario(own)
  const file = [nameOrPath, `${nameOrPath}.ts`].map((path) => resolve(cwd, path)).find(isFile)
  if (file === undefined) {
    const near = nearNames(
      nameOrPath,
      listScenarios().map(({ name }) => name),
    )
    throw new LabError('no-such-scenario', { name: nameOrPath, near })
  }
  if (!file.startsWith(scenarioFolder + sep)) return { name: basename(file, extname(file)), file }
  const inside = file.slice(scenarioFolder.length + 1, -extname(file).length)
  return ownScenario(inside.split(sep).join('/'))
}

function ownScenario(name: string): FoundFile {
  const file = join(scenarioFolder, `${name}.ts`)
  const compiled = join(packageRoot, 'dist', 'scenarios', `${name}.js`)
  if (!runsCompiled || !isFile(compiled) || changedMs(compiled) < changedMs(file))
    return { name, file }
  return { name, file, compiled }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

function changedMs(path: string): number {
  return statSync(path).mtimeMs
}
