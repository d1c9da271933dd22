import { fstatSync, writeFileSync } from 'node:fs'
import { unwritable } from './unwritable.ts'

const STDOUT = 1

/** What standard output is called in a sentence. */
export const STANDARD_OUTPUT = 'standard output'

/**
 * Writes all of `text` to standard output. Node's own stream takes what a full disk has left of it for the
 * whole, so a file is written here. Throws `report-unwritable`.
 */
export function printOut(text: string): void {
  if (isStream()) process.stdout.write(text)
  else writeWhole(STDOUT, text, STANDARD_OUTPUT)
}

/** Writes all of `text` to an open file, which is called `name`. Throws `report-unwritable`. */
export function writeWhole(descriptor: number, text: string, name: string): void {
  try {
    writeFileSync(descriptor, text)
  } catch (cause) {
    throw unwritable(name, cause)
  }
}

/** Whether somebody reads along; how that fails is told by an event of the stream. */
function isStream(): boolean {
  if (process.stdout.isTTY) return true
  const kind = fstatSync(STDOUT)
  return kind.isFIFO() || kind.isSocket()
}
