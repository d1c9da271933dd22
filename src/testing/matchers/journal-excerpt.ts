import type { AnyEntry } from '../../journal/entry.ts'
import { entryText } from '../../report/entry-text.ts'
import { createPalette } from '../../report/palette.ts'

const plain = createPalette(false)
/** Entries shown before and after the one that matters. */
const AROUND = 4

/** The journal around an entry, which is marked; its end when there is no such entry. */
export function excerpt(entries: readonly AnyEntry[], marked: AnyEntry | undefined): string {
  if (entries.length === 0) return 'The journal is empty.'
  const at = marked ? entries.indexOf(marked) : entries.length - 1
  const first = Math.max(0, at - AROUND)
  const shown = entries.slice(first, at + AROUND + 1)
  const heading = `The journal, entries ${first + 1} to ${first + shown.length} of ${entries.length}:`
  return [heading, ...shown.map((entry) => `${entry === marked ? '>' : ' '} ${line(entry)}`)].join(
    '\n',
  )
}

/** One entry as a reader of a failure sees it. */
export function line(entry: AnyEntry): string {
  return entryText(entry, plain)
}
