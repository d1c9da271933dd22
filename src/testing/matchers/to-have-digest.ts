import type { MatcherResult } from 'vitest'
import { firstDifference } from '../../report/first-difference.ts'
import { digestOf, entriesOf } from './evidence.ts'
import { line } from './journal-excerpt.ts'

/** Judges whether the evidence has a digest: one that was written down, or that of another lab or result. */
export function toHaveDigest(received: unknown, wanted: unknown): MatcherResult {
  const digest = digestOf(received, 'toHaveDigest')
  const other = typeof wanted === 'string' ? wanted : digestOf(wanted, 'toHaveDigest')
  return {
    pass: digest === other,
    actual: digest,
    expected: other,
    message: () =>
      digest === other
        ? `The digest is ${digest}, which it should not be.`
        : `The digest is ${digest}, not ${other}.${partingText(received, wanted)}`,
  }
}

/** Where two pieces of evidence part; nothing when only the digest of one is known. */
function partingText(received: unknown, wanted: unknown): string {
  if (typeof wanted === 'string') return ''
  const [one, other] = [received, wanted].map((held) => entriesOf(held, 'toHaveDigest'))
  const parting = firstDifference(one ?? [], other ?? [], 2)
  if (!parting) return ''
  const [here, there] = [parting.first, parting.other].map((entry) =>
    entry ? line(entry) : 'nothing more',
  )
  return `\n\nThey part here:\n- ${here}\n+ ${there}`
}
