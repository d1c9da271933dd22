import { LabError } from '../../errors/lab-error.ts'
import type { AnyEntry } from '../../journal/entry.ts'

/** What a lab, an appliance of it and the result of a scenario have for a matcher to look at. */
interface Evidence {
  readonly journal?: () => readonly AnyEntry[]
  readonly entries?: readonly AnyEntry[]
  readonly digest?: string | (() => string)
}

/** The entries that a matcher judges. Throws `not-of-a-lab`. */
export function entriesOf(received: unknown, matcher: string): readonly AnyEntry[] {
  if (Array.isArray(received)) return received as AnyEntry[]
  const { journal, entries } = evidenceIn(received)
  if (typeof journal === 'function') return journal()
  if (Array.isArray(entries)) return entries
  throw new LabError('not-of-a-lab', { matcher, wanted: 'journal' })
}

/** The digest that a matcher judges. Throws `not-of-a-lab`. */
export function digestOf(received: unknown, matcher: string): string {
  const { digest } = evidenceIn(received)
  if (typeof digest === 'function') return digest()
  if (typeof digest === 'string') return digest
  throw new LabError('not-of-a-lab', { matcher, wanted: 'digest' })
}

function evidenceIn(received: unknown): Evidence {
  return typeof received === 'object' && received !== null ? received : {}
}
