import type { Command } from './command.ts'
import type { Dialect } from './dialect.ts'
import type { Filter } from './filters.ts'
import { matchLine, type Comparing, type Phrase, type Stop } from './match.ts'
import { splitAt, tokenize, whole, type Span } from './tokens.ts'

/** A command line, understood: what to run, with what, and what its output goes through. */
export interface Understood<Session> {
  readonly command: Command<Session>
  readonly values: Readonly<Record<string, unknown>>
  readonly filters: readonly ChosenFilter[]
  readonly secrets: readonly Span[]
}

/** A filter with its values. */
export interface ChosenFilter {
  readonly filter: Filter
  readonly values: Readonly<Record<string, unknown>>
}

/** A line that is refused, and whether it is because of what follows a pipe. */
export interface NotUnderstood {
  readonly stop: Stop
  readonly inFilter: boolean
}

/** Finds the command and the filters that a line, or one of several on it, says. */
export function understand<Session>(
  line: string,
  span: Span,
  commands: readonly Command<Session>[],
  dialect: Dialect<Session>,
): Understood<Session> | NotUnderstood {
  const [first, ...rest] = pipedParts(line, span, dialect)
  const matched = matchPart(line, first, commands, dialect)
  if ('stop' in matched) return { stop: matched.stop, inFilter: false }
  const { phrase: command, values, secrets, keywords } = matched.reading
  const chosen: ChosenFilter[] = []
  for (const part of rest) {
    const found = matchPart(line, part, dialect.pipes?.filters ?? [], dialect)
    if ('stop' in found) return { stop: behind({ secrets, keywords }, found.stop), inFilter: true }
    chosen.push({ filter: found.reading.phrase, values: found.reading.values })
  }
  return { command, values, filters: chosen, secrets }
}

/** A stop behind a pipe, with what stands before that pipe. */
function behind({ secrets, keywords }: Pick<Stop, 'secrets' | 'keywords'>, stop: Stop): Stop {
  return {
    ...stop,
    secrets: [...secrets, ...stop.secrets],
    keywords: [...keywords, ...stop.keywords],
  }
}

/** The command of a line and what stands behind its pipes. */
export function pipedParts<Session>(
  line: string,
  span: Span,
  { pipes }: Dialect<Session>,
): [Span, ...Span[]] {
  if (!pipes || pipes.only?.test(line.slice(span.start, span.end)) === false) return [span]
  const [first = span, second, ...more] = splitAt(line, '|', span)
  if (!second) return [first]
  return pipes.chained ? [first, second, ...more] : [first, { start: second.start, end: span.end }]
}

/** The commands of a line, divided by the dialect's separator. */
export function separateParts<Session>(line: string, { separator }: Dialect<Session>): Span[] {
  return separator === undefined ? [whole(line)] : splitAt(line, separator)
}

/** How a dialect compares words. */
export function comparingOf({ ignoreCase = false, abbreviations = {} }: Words): Comparing {
  return { ignoreCase, abbreviations }
}

type Words = Pick<Dialect, 'ignoreCase' | 'abbreviations'>

function matchPart<Said extends Phrase>(
  line: string,
  part: Span,
  phrases: readonly Said[],
  words: Words,
) {
  return matchLine(phrases, tokenize(line, part), { line, end: part.end, ...comparingOf(words) })
}
