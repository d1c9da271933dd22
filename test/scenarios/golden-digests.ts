import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FILE = fileURLToPath(new URL('goldens.json', import.meta.url))

/** Whether this run writes the digests it sees instead of comparing them: `UPDATE_GOLDENS=1`. */
export const rewritesGoldens = process.env.UPDATE_GOLDENS === '1'

/** The digest of each scenario's journal under its own seed, the same on every machine and Node version. */
export function goldenDigests(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, string>
}

/** Writes the digests down, in the order of the scenarios' names. */
export function writeGoldenDigests(digests: Readonly<Record<string, string>>): void {
  const sorted = Object.entries(digests).toSorted(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`)
}
