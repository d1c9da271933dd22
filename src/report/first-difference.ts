import { canonicalOrder, entryLine, type AnyEntry } from '../journal/entry.ts'

/** Where two runs of one scenario part: the first canonical entry of each that the other has not. */
export interface Difference {
  /** Which run differs from the first one, counted from 1. */
  readonly run: number
  readonly first: AnyEntry | undefined
  readonly other: AnyEntry | undefined
}

/** The first entries, in canonical order, in which two journals differ; nothing when they are equal. */
export function firstDifference(
  first: readonly AnyEntry[],
  other: readonly AnyEntry[],
  run: number,
): Difference | undefined {
  const [a, b] = [first.toSorted(canonicalOrder), other.toSorted(canonicalOrder)]
  const length = Math.max(a.length, b.length)
  for (let at = 0; at < length; at++)
    if (lineOf(a[at]) !== lineOf(b[at])) return { run, first: a[at], other: b[at] }
  return undefined
}

function lineOf(entry: AnyEntry | undefined): string | undefined {
  return entry && entryLine(entry)
}
