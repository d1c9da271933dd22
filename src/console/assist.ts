import { completions, lookAhead, type Outlook } from './candidates.ts'
import type { Mode } from './command.ts'
import type { Dialect } from './dialect.ts'
import type { Completion } from './line-request.ts'
import type { Phrase, Stop } from './match.ts'
import { commandsIn, vocabularyIn } from './mode-stack.ts'
import { spotOf } from './spot.ts'
import { tokenize, type Span } from './tokens.ts'
import { comparingOf, pipedParts, separateParts } from './understand.ts'

/** Where a visitor asks for help. */
export interface AssistContext<Session> {
  readonly mode: Mode<Session>
  readonly dialect: Dialect<Session>
  readonly session: Session
  /** What the prompt shows; empty where there is none. */
  readonly prompt: string
}

/** What `?` shows behind a line. */
export function helpOn<Session>(line: string, context: AssistContext<Session>): string {
  const { help } = context.dialect
  const errors = { ...context.dialect.errors, ...context.mode.errors }
  const outlook = lookAt(line, context)
  if ('stop' in outlook) {
    const spot = spotOf(line, context.prompt, outlook.stop)
    if (outlook.stop.why !== 'invalid') return errors[outlook.stop.why](spot)
    return (help.nothing ?? errors.invalid)(spot)
  }
  const { candidates, partial } = outlook
  const keywords = candidates.filter(({ kind }) => kind === 'keyword')
  return partial !== '' && keywords.length > 0 ? help.words(keywords) : help.next(candidates)
}

/** What a line shows that ends in the dialect's help keyword; `undefined` when it does not. */
export function helpByKeyword<Session>(
  line: string,
  span: Span,
  context: AssistContext<Session>,
): string | undefined {
  const { keyword } = context.dialect.help
  const last = tokenize(line, span).at(-1)
  if (!keyword || last?.text !== keyword.word || last.quoted) return undefined
  const outlook = lookAt(line.slice(span.start, last.start), context)
  return 'stop' in outlook ? undefined : keyword.layout(outlook.title, outlook.candidates)
}

/** What Tab does behind a line. */
export function completeLine<Session>(
  line: string,
  again: boolean,
  context: AssistContext<Session>,
): Completion {
  const outlook = lookAt(line, context)
  if ('stop' in outlook) return { add: '', list: '', bell: true }
  const words = meantBy(outlook.partial, completions(outlook), context.dialect)
  const [first, ...others] = words
  const rivals = outlook.candidates.length - words.length
  if (first === undefined || (rivals > 0 && outlook.partial === ''))
    return { add: '', list: '', bell: true }
  if (others.length === 0)
    return { add: `${first.slice(outlook.partial.length)} `, list: '', bell: false }
  const add = sharedStart(words).slice(outlook.partial.length)
  if (add !== '') return { add, list: '', bell: false }
  const { tab = 'bell', help } = context.dialect
  const lists = tab === 'list' || (tab === 'list-on-second' && again)
  const list = lists ? help.words(outlook.candidates.filter(({ kind }) => kind === 'keyword')) : ''
  return { add: '', list, bell: !lists }
}

/** What Enter would take an abbreviation for is the one word that Tab makes of it. */
function meantBy<Session>(partial: string, words: string[], dialect: Dialect<Session>): string[] {
  const meant = dialect.abbreviations?.[partial.toLowerCase()]
  return meant !== undefined && words.includes(meant) ? [meant] : words
}

function lookAt<Session>(
  line: string,
  { mode, dialect, session }: AssistContext<Session>,
): Outlook | { stop: Stop } {
  const span = separateParts(line, dialect).at(-1)!
  const parts = pipedParts(line, span, dialect)
  const phrases: readonly Phrase[] =
    parts.length > 1 ? (dialect.pipes?.filters ?? []) : commandsIn(mode, dialect, session)
  const vocabulary = vocabularyIn(mode, dialect)
  return lookAhead(phrases, { line, span: parts.at(-1)!, vocabulary, ...comparingOf(dialect) })
}

function sharedStart(words: readonly string[]): string {
  return words.reduce((shared, word) => {
    let length = 0
    while (length < shared.length && shared[length] === word[length]) length++
    return shared.slice(0, length)
  })
}
