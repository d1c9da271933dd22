import type { Offence } from '../offence.ts'

/** The parts of package.json that point at built files. */
export interface Manifest {
  readonly bin?: Readonly<Record<string, string>>
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>
}

/** Every file that the package offers: its programs and its entry points. */
export function offeredFiles({ bin = {}, exports = {} }: Manifest): string[] {
  const targets = Object.values(exports).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  )
  return [...new Set([...Object.values(bin), ...targets])].map((path) => path.replace(/^\.\//, ''))
}

/** Where the build makes an offered file from; the file itself when nothing makes it. */
function sourceOf(path: string): string {
  return path.replace(/^dist\/(.*?)(?:\.d\.ts|\.js)$/, '$1.ts')
}

/** Nothing is offered that the build does not make; `exists` also looks into `dist` once it is there. */
export function missingOffers(manifest: Manifest, exists: (path: string) => boolean): Offence[] {
  return offeredFiles(manifest)
    .filter((path) => !exists(sourceOf(path)) || (exists('dist') && !exists(path)))
    .map((path) => ({
      path: 'package.json',
      line: 1,
      says: `offers ${path}, which does not exist: correct the path, or build it from ${sourceOf(path)}.`,
    }))
}
