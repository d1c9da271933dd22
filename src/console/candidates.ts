import { folding, type Comparing, type Phrase, type Reading, type Stop, walk } from './match.ts'
import { tokenize, type Span } from './tokens.ts'
import { helpIn, type Vocabulary } from './vocabulary.ts'

/** Something that may be typed next. */
export interface Candidate {
  readonly kind: 'keyword' | 'value' | 'enter'
  /** The keyword itself, or the label of a value. */
  readonly label: string
  readonly help: string
}

/** What may be typed at the end of a line. */
export interface Outlook {
  /** Keywords by name, then values, then the end of the line. */
  readonly candidates: readonly Candidate[]
  /** The unfinished word; empty after a blank. */
  readonly partial: string
  /** Help of the last finished word. */
  readonly title: string
}

/** Everything that may follow a line, or why nothing can. */
export function lookAhead(
  phrases: readonly Phrase[],
  {
    line,
    span,
    vocabulary,
    ...words
  }: Comparing & { line: string; span: Span; vocabulary: Vocabulary },
): Outlook | { stop: Stop } {
  const tokens = tokenize(line, span)
  const last = tokens.at(-1)
  const partial = last && last.end === span.end ? last : undefined
  const finished = partial ? tokens.slice(0, -1) : tokens
  const visible = phrases.filter(({ hidden }) => !hidden)
  const comparing = { line, end: span.end, ...words }
  const inSight = walk(visible, finished, comparing)
  const walked = 'stop' in inSight ? walk(phrases, finished, comparing) : inSight
  if ('stop' in walked) return walked
  const typed = partial ? line.slice(partial.start, partial.end) : ''
  const candidates = collect(walked.readings, typed, { ...words, vocabulary })
  if (candidates.length === 0)
    return { stop: { why: 'invalid', at: partial, secrets: [], keywords: [], goodChars: 0 } }
  return { candidates, partial: typed, title: titleOf(walked.readings, vocabulary) }
}

/** The words that a Tab may complete to: keywords and words of closed lists. */
export function completions({ candidates }: Outlook): string[] {
  return candidates.filter(({ kind }) => kind === 'keyword').map(({ label }) => label)
}

function collect(
  readings: readonly Reading<Phrase>[],
  typed: string,
  { ignoreCase, vocabulary }: Comparing & { vocabulary: Vocabulary },
): Candidate[] {
  const fold = folding({ ignoreCase })
  const keywords = new Map<string, string>()
  const values = new Map<string, string>()
  const edges = readings.flatMap(({ phrase, node }) => node.edges.map((edge) => ({ phrase, edge })))
  for (const { phrase, edge } of edges) {
    if ('word' in edge) add(keywords, edge.word, phrase.helpFor(edge.word))
    else if (!edge.reads.values) add(values, edge.reads.label, edge.reads.help)
    else for (const [word, help] of Object.entries(edge.reads.values)) add(keywords, word, help)
  }
  const fitting = [...keywords]
    .filter(([label]) => fold(label).startsWith(fold(typed)))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  const ends = readings.some(
    ({ node, words, atEnd }) => atEnd || (typed === '' && node.final && words.length > 0),
  )
  return [
    ...fitting.map(([label, help]) => ({
      kind: 'keyword' as const,
      label,
      help: help || helpIn(vocabulary, label),
    })),
    ...[...values].map(([label, help]) => ({ kind: 'value' as const, label, help })),
    ...(ends ? [{ kind: 'enter' as const, label: '', help: '' }] : []),
  ]
}

function add(into: Map<string, string>, label: string, help: string): void {
  if (!into.get(label)) into.set(label, help)
}

function titleOf(readings: readonly Reading<Phrase>[], vocabulary: Vocabulary): string {
  for (const { phrase, words } of readings) {
    const last = words.at(-1)
    const help = last === undefined ? '' : phrase.helpFor(last) || helpIn(vocabulary, last)
    if (help) return help
  }
  return ''
}
