import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FILE = fileURLToPath(new URL('goldens.json', import.meta.url))

/** The digest of each scenario's journal under its own seed, the same on every machine and Node version. */
export function goldenDigests(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, string>
}

/** The digest that a scenario must have. With `UPDATE_GOLDENS=1` it is the one it has, which is written down. */
export function goldenDigest(name: string, seen: string): string | undefined {
  const digests = goldenDigests()
  if (process.env.UPDATE_GOLDENS !== '1') return digests[name]
  const sorted = Object.entries({ ...digests, [name]: seen }).toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  )
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`)
  return seen
}
