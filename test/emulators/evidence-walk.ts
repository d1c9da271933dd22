import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Evidence } from '../../src/emulator/index.ts'

const emulators = fileURLToPath(new URL('../../emulators', import.meta.url))

/** Every piece of evidence in what the files of an emulator export, at whatever depth. */
export async function evidenceIn(emulator: string): Promise<Evidence[]> {
  const files = codeIn(join(emulators, emulator))
  const found = await Promise.all(files.map(async (file) => piecesIn(await exportsOf(file))))
  return found.flat()
}

/** The files of an emulator's screens that export no evidence and are no part of one that does. */
export async function screensWithoutEvidence(emulator: string): Promise<string[]> {
  const folder = join(emulators, emulator, 'screens')
  if (!existsSync(folder)) return []
  const screens = await Promise.all(
    codeIn(folder).map(async (file) => ({
      file,
      hasEvidence: piecesIn(await exportsOf(file)).length > 0,
      uses: importsOf(file),
    })),
  )
  const marked = screens.filter(({ hasEvidence }) => hasEvidence)
  const parts = new Set(marked.flatMap(({ uses }) => uses))
  return screens
    .filter(({ file, hasEvidence }) => !hasEvidence && !parts.has(file))
    .map(({ file }) => file.slice(folder.length + 1))
}

function codeIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name))
}

async function exportsOf(file: string): Promise<Readonly<Record<string, unknown>>> {
  return { ...((await import(file)) as Record<string, unknown>) }
}

/** The files that a file imports for more than a type. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const paths = [...text.matchAll(/^import (?!type )[^']*'(\.[^']+)'/gm)].map(([, path]) => path!)
  return paths.map((path) => join(file, '..', path))
}

/** The pieces in a value of plain objects and arrays; what lives, as statecharts do, is not entered. */
function piecesIn(value: unknown): Evidence[] {
  if (Array.isArray(value)) return value.flatMap(piecesIn)
  if (!isPlain(value)) return []
  return isEvidence(value) ? [value] : Object.values(value).flatMap(piecesIn)
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  )
}

function isEvidence(value: object): value is Evidence {
  return 'mark' in value && 'source' in value
}
