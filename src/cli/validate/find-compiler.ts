import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { packageRoot } from '../../scenario/package-root.ts'

/** A TypeScript compiler on this machine. */
export interface Compiler {
  /** Its `tsc`, to be run with Node. */
  readonly tsc: string
  /** The folders of types for `node`, when they are there: theirs, not ours, come first. */
  readonly nodeTypes: readonly string[]
}

/** Finds the compiler that a file's own project has, or ours; it is needed for development only, so there may be none. */
export function findCompiler(
  file: string,
  places: readonly string[] = [file, join(packageRoot, 'package.json')],
): Compiler | undefined {
  const [typescript] = foldersOf('typescript', places)
  if (typescript === undefined) return undefined
  const nodeTypes = foldersOf('@types/node', places).map((folder) => dirname(folder))
  return { tsc: join(typescript, 'bin', 'tsc'), nodeTypes }
}

/** Where a package lies, as seen from each of these files. */
function foldersOf(name: string, places: readonly string[]): string[] {
  return places.flatMap((place) => {
    try {
      return [dirname(createRequire(place).resolve(`${name}/package.json`))]
    } catch {
      return []
    }
  })
}
