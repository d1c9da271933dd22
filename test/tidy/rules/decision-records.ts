import type { Offence } from '../offence.ts'
import type { SourceFile } from '../source-file.ts'

const PARTS = ['Context', 'Decision', 'Consequence'] as const

/** Decision records are numbered without gaps, and each says context, decision and consequence. */
export function recordOffences(records: readonly SourceFile[]): Offence[] {
  const numbered = records.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return numbered.flatMap(({ path, text }, index) => [
    ...numberOffences(path, index + 1),
    ...PARTS.filter((part) => !new RegExp(`^## ${part}$`, 'm').test(text)).map((part) => ({
      path,
      line: 1,
      says: `has no heading "## ${part}".`,
    })),
  ])
}

function numberOffences(path: string, expected: number): Offence[] {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const number = String(expected).padStart(3, '0')
  if (name.startsWith(`${number}-`)) return []
  return [{ path, line: 1, says: `is out of number: the next record is ${number}-<title>.md.` }]
}
