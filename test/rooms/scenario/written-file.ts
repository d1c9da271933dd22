import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { LoadContext } from '../../../src/scenario/load.ts'
import { echo } from '../lab/echo-emulator.ts'

/** A file of a user's, outside every package, and how to load it. */
export interface WrittenFile {
  readonly file: string
  readonly context: LoadContext
}

/** Writes a file for one test; the only emulator there is in it is `echo`. */
export function written(name: string, content: string): WrittenFile {
  const cwd = mkdtempSync(join(tmpdir(), 'fieldfault-scenario-'))
  onTestFinished(() => rmSync(cwd, { recursive: true }))
  const file = join(cwd, name)
  writeFileSync(file, content)
  const module = { emulators: [echo], echo }
  return { file, context: { cwd, emulators: () => Promise.resolve(module) } }
}
