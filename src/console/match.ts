import type { Slot } from './slots.ts'
import type { Span, Token } from './tokens.ts'
import type { UsageEdge, UsageNode } from './usage.ts'

/** Something a line can say: a command of a mode, or a filter behind a pipe. */
export interface Phrase {
  readonly usage: string
  readonly start: UsageNode
  /** Help of one of its keywords; empty when nothing is known. */
  readonly helpFor: (keyword: string) => string
  /** Left out of help and completion. */
  readonly hidden: boolean
}

/** How far a line has been understood as one phrase. */
export interface Reading<Said extends Phrase> {
  readonly phrase: Said
  readonly node: UsageNode
  readonly values: Readonly<Record<string, unknown>>
  /** The words as they would be typed in full. */
  readonly words: readonly string[]
  /** Where secret values stand in the line. */
  readonly secrets: readonly Span[]
  /** Where keywords and words of closed lists stand in the line. */
  readonly keywords: readonly Span[]
  /** A value has taken the rest of the line. */
  readonly atEnd: boolean
}

/** Why a line is refused. */
export type Refusal = 'invalid' | 'ambiguous' | 'incomplete'

/** Where understanding a line stopped. */
export interface Stop {
  readonly why: Refusal
  readonly at: Token | undefined
  readonly secrets: readonly Span[]
  /** Where keywords stand in the line, and the refused word where nothing but a keyword may stand. */
  readonly keywords: readonly Span[]
  /** Characters of the refused word that some keyword begins with. */
  readonly goodChars: number
}

/** How typed words are compared with keywords. */
export interface Comparing {
  readonly ignoreCase: boolean
  /** Short words that mean one keyword where several begin so, in lower case: `sh` for `show`. */
  readonly abbreviations?: Readonly<Record<string, string>>
}

/** The one phrase that a line says in full, or why there is none. The first declared wins a tie. */
export function matchLine<Said extends Phrase>(
  phrases: readonly Said[],
  tokens: readonly Token[],
  comparing: Comparing & { line: string; end: number },
): { reading: Reading<Said> } | { stop: Stop } {
  const walked = walk(phrases, tokens, comparing)
  if ('stop' in walked) return walked
  const reading = walked.readings.find(({ node }) => node.final)
  if (reading) return { reading }
  const spans = spansOf(walked.readings)
  return { stop: { why: 'incomplete', at: undefined, ...spans, goodChars: 0 } }
}

/** Every way the words so far can be understood, or where none is left. */
export function walk<Said extends Phrase>(
  phrases: readonly Said[],
  tokens: readonly Token[],
  comparing: Comparing & { line: string; end: number },
): { readings: Reading<Said>[] } | { stop: Stop } {
  let readings: Reading<Said>[] = phrases.map((phrase) => ({
    phrase,
    node: phrase.start,
    values: {},
    words: [],
    secrets: [],
    keywords: [],
    atEnd: false,
  }))
  for (const token of tokens) {
    const next = step(readings, token, comparing)
    if ('why' in next) {
      const { secrets, keywords } = spansOf(readings)
      const misspelt = readings.every(takesKeywordsOnly) ? [token] : []
      return { stop: { ...next, at: token, secrets, keywords: [...keywords, ...misspelt] } }
    }
    readings = next.readings
  }
  return { readings }
}

function spansOf(readings: readonly Reading<Phrase>[]): Pick<Stop, 'secrets' | 'keywords'> {
  return {
    secrets: readings.flatMap(({ secrets }) => secrets),
    keywords: readings.flatMap(({ keywords }) => keywords),
  }
}

/** Whether no free value may come next, which could be a secret. */
function takesKeywordsOnly({ node }: Reading<Phrase>): boolean {
  return node.edges.length > 0 && node.edges.every((edge) => 'word' in edge || edge.reads.values)
}

interface Move<Said extends Phrase> {
  readonly from: Reading<Said>
  readonly edge: UsageEdge
  readonly word: string
}

/** Exact keyword before unique beginning of a keyword before free value, over all readings at once. */
function step<Said extends Phrase>(
  readings: readonly Reading<Said>[],
  token: Token,
  comparing: Comparing & { line: string; end: number },
): { readings: Reading<Said>[] } | Pick<Stop, 'why' | 'goodChars'> {
  const resting = readings.filter(({ atEnd }) => atEnd)
  const active = readings.filter(({ atEnd }) => !atEnd)
  const fold = folding(comparing)
  const typed = fold(token.text)
  const known = token.quoted ? [] : active.flatMap(wordMoves)
  const exact = known.filter(({ word }) => fold(word) === typed)
  if (exact.length > 0) return { readings: [...resting, ...exact.map((move) => take(move, token))] }

  const longer = begunBy(typed, known, comparing)
  const distinct = new Set(longer.map(({ word }) => fold(word)))
  const open = active.flatMap((reading) => openReadings(reading, token, comparing))
  const next = distinct.size === 1 ? longer.map((move) => take(move, token)) : open
  if (next.length > 0 || resting.length > 0) return { readings: [...resting, ...next] }
  if (distinct.size > 1) return { why: 'ambiguous', goodChars: 0 }
  const goodChars = Math.max(0, ...known.map(({ word }) => sharedLength(fold(word), typed)))
  return { why: 'invalid', goodChars }
}

/** The keywords that a word may be short for: those in sight before those that help does not show. */
function begunBy<Said extends Phrase>(
  typed: string,
  known: readonly Move<Said>[],
  comparing: Comparing,
): Move<Said>[] {
  const fold = folding(comparing)
  const longer = known.filter(({ word }) => fold(word).startsWith(typed))
  const meant = comparing.abbreviations?.[typed]
  if (longer.some(({ word }) => word === meant)) return longer.filter(({ word }) => word === meant)
  const seen = new Set(
    longer.filter(({ from }) => !from.phrase.hidden).map(({ word }) => fold(word)),
  )
  return seen.size === 0 ? longer : longer.filter(({ word }) => seen.has(fold(word)))
}

/** Keywords and words of closed lists that may come next. */
function wordMoves<Said extends Phrase>(from: Reading<Said>): Move<Said>[] {
  return from.node.edges.flatMap((edge): Move<Said>[] => {
    if ('word' in edge) return [{ from, edge, word: edge.word }]
    return Object.keys(edge.reads.values ?? {}).map((word) => ({ from, edge, word }))
  })
}

function take<Said extends Phrase>({ from, edge, word }: Move<Said>, token: Token): Reading<Said> {
  const words = [...from.words, word]
  const keywords = [...from.keywords, token]
  if ('slot' in edge) return { ...withValue(from, edge, word, token), words, keywords }
  const values =
    edge.flag && !(word in from.values) ? { ...from.values, [word]: true } : from.values
  return { ...from, node: edge.to, values, words, keywords }
}

function openReadings<Said extends Phrase>(
  from: Reading<Said>,
  token: Token,
  { line, end }: { line: string; end: number },
): Reading<Said>[] {
  return from.node.edges.flatMap((edge) => {
    if (!('slot' in edge) || edge.reads.values) return []
    const seen = edge.reads.takesLine ? restAsToken(line, token, end) : token
    const read = edge.reads.read(seen)
    if (!read) return []
    const words = [...from.words, line.slice(seen.start, seen.end)]
    const atEnd = edge.reads.takesLine
    return [{ ...withValue(from, edge, read.value, seen), words, atEnd }]
  })
}

function withValue<Said extends Phrase>(
  from: Reading<Said>,
  edge: { slot: string; reads: Slot; to: UsageNode },
  value: unknown,
  { start, end }: Span,
): Reading<Said> {
  const secrets = edge.reads.secret ? [...from.secrets, { start, end }] : from.secrets
  return { ...from, node: edge.to, values: { ...from.values, [edge.slot]: value }, secrets }
}

function restAsToken(line: string, { start }: Token, limit: number): Token {
  const text = line.slice(start, limit).trimEnd()
  return { text, start, end: start + text.length, quoted: false, open: false }
}

function sharedLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}

/** The way words are made comparable. */
export function folding({ ignoreCase }: Comparing): (word: string) => string {
  return ignoreCase ? (word) => word.toLowerCase() : (word) => word
}
