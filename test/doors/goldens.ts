import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = new URL('goldens/', import.meta.url)

/** What a program must print, kept in `goldens/`. With `UPDATE_GOLDENS=1` it is what it prints now, which is written down. */
export function golden(name: string, printed: string): string {
  const file = fileURLToPath(new URL(`${name}.txt`, folder))
  if (process.env.UPDATE_GOLDENS === '1') {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, printed)
  }
  if (!existsSync(file)) throw new TypeError(`no golden ${name}: make it with UPDATE_GOLDENS=1`)
  return readFileSync(file, 'utf8')
}
