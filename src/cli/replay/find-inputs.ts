import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LabError } from '../../errors/lab-error.ts'
import { readInputs, type ChartInputs } from '../../scenario/replay/inputs-file.ts'
import { INPUTS_FILE } from '../run/keep-trace.ts'

/** The inputs of every trace below a folder, in the order of their paths. Throws `bad-inputs`. */
export function findInputs(folder: string): ChartInputs[] {
  const files = filesBelow(folder).filter((path) => path.endsWith(INPUTS_FILE))
  if (files.length === 0)
    throw new LabError('bad-inputs', { file: folder, fact: `it has no ${INPUTS_FILE}` })
  return files.toSorted().map((path) => {
    const file = join(folder, path)
    return readInputs(readFileSync(file, 'utf8'), file)
  })
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true }).map(String)
  } catch (cause) {
    const fact = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    throw new LabError('bad-inputs', { file: folder, fact: `the system says ${fact}` }, { cause })
  }
}
