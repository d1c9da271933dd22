import { FileRefusal, type Files } from '../linux/index.ts'
import { absolutePath, inside } from '../store/path.ts'

const PATTERN = /[*?[]/

/** The paths that a pattern of a POSIX shell fits, sorted; the pattern itself when it is none or fits nothing. */
export function matchingPaths(files: Files, home: string, pattern: string): readonly string[] {
  if (!PATTERN.test(pattern)) return [pattern]
  const names = absolutePath(home, pattern).slice(1).split('/')
  let found = ['/']
  for (const name of names) found = found.flatMap((folder) => namesIn(files, folder, name))
  return found.length === 0 ? [pattern] : found.toSorted()
}

function namesIn(files: Files, folder: string, pattern: string): string[] {
  if (!PATTERN.test(pattern)) {
    const path = inside(folder, pattern)
    return files.has(path) ? [path] : []
  }
  const fits = expressionFor(pattern)
  // A name that begins with a dot is met by a dot only.
  const isMet = (name: string) => fits.test(name) && (pattern.startsWith('.') || name[0] !== '.')
  return listed(files, folder)
    .filter(isMet)
    .map((name) => inside(folder, name))
}

function listed(files: Files, folder: string): string[] {
  try {
    return files.list(folder)
  } catch (error) {
    if (error instanceof FileRefusal) return []
    throw error
  }
}

/** `*`, `?` and `[...]` as a regular expression; everything else stands for itself. */
export function expressionFor(pattern: string): RegExp {
  const source = pattern.replace(/\[(!?)([^\]/]+)\]|[^]/g, (piece, not: string, set: string) => {
    if (set !== undefined) return `[${not && '^'}${set.replace(/[\\\]^]/g, String.raw`\$&`)}]`
    if (piece === '*') return '[^/]*'
    if (piece === '?') return '[^/]'
    return piece.replace(/[$()*+./?[\\\]^{|}]/, String.raw`\$&`)
  })
  return new RegExp(`^${source}$`)
}
