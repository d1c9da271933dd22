import type { Phrase } from './match.ts'
import { compileSearch } from './pattern-search.ts'
import { integer, restOfLine, type Slot } from './slots.ts'
import { readUsage } from './usage.ts'

/** Takes the lines of an output one by one. */
export interface LineSink {
  readonly line: (text: string) => void
  readonly end: () => void
}

/** What follows a pipe: which lines go on, and whether they are paged. */
export interface Filter extends Phrase {
  /** The name by which a dialect chooses it. */
  readonly name: FilterName
  readonly paged: boolean
  /** Starts filtering into `next`; a text says which pattern cannot be read. */
  readonly open: (
    values: Readonly<Record<string, unknown>>,
    next: LineSink,
  ) => LineSink | { readonly badPattern: string }
}

/** The filters there are. */
export type FilterName =
  | 'include'
  | 'exclude'
  | 'begin'
  | 'section'
  | 'grep'
  | 'egrep'
  | 'count'
  | 'head'
  | 'last'
  | 'no-more'
  | 'no more'

type Opening = (values: Readonly<Record<string, unknown>>, next: LineSink) => LineSink
type Search = (line: string) => boolean

const LINES_MAX = 100_000
const GREP_USAGE = '[(-i [-v]|-v [-i])] {pattern}'

/** Makes the filters that a dialect has, with the help it gives for each. */
export function filters(chosen: Partial<Readonly<Record<FilterName, string>>>): Filter[] {
  return Object.entries(chosen).map(([name, help]) => makers[name as FilterName](help))
}

const makers: Readonly<Record<FilterName, (help: string) => Filter>> = {
  include: (help) => searching('include', '{pattern}', help, (found) => where(found)),
  exclude: (help) => searching('exclude', '{pattern}', help, (found) => where(not(found))),
  begin: (help) => searching('begin', '{pattern}', help, (found) => whereOnce(found)),
  section: (help) => searching('section', '{pattern}', help, (found) => where(inSection(found))),
  grep: (help) => searching('grep', GREP_USAGE, help, grepping),
  egrep: (help) => searching('egrep', GREP_USAGE, help, grepping),
  count: (help) => plain('count', '', help, {}, countLines),
  head: (help) => plain('head', '[{lines}]', help, { lines: lineCount }, firstLines),
  last: (help) => plain('last', '[{lines}]', help, { lines: lineCount }, lastLines),
  'no-more': (help) => unpaged('no-more', help),
  'no more': (help) => unpaged('no more', help),
}

const lineCount = integer(1, LINES_MAX, 'Number of lines')
const LINES_DEFAULT = 10

function searching(
  name: FilterName,
  usage: string,
  help: string,
  keep: (found: Search, values: Readonly<Record<string, unknown>>) => Opening,
): Filter {
  const slots = { pattern: restOfLine('Regular expression') }
  return filter(name, usage, { help, slots, paged: true }, (values, next) => {
    const pattern = unquoted(String(values.pattern))
    const found = compileSearch(pattern, { ignoreCase: values['-i'] === true })
    return found ? keep(found, values)(values, next) : { badPattern: pattern }
  })
}

function plain(
  name: FilterName,
  usage: string,
  help: string,
  slots: Readonly<Record<string, Slot>>,
  open: Opening,
): Filter {
  return filter(name, usage, { help, slots, paged: true }, open)
}

function unpaged(name: FilterName, help: string): Filter {
  return filter(name, '', { help, slots: {}, paged: false }, (_, next) => next)
}

function filter(
  name: FilterName,
  rest: string,
  plan: { help: string; slots: Readonly<Record<string, Slot>>; paged: boolean },
  open: Filter['open'],
): Filter {
  const usage = `${name} ${rest}`.trimEnd()
  const { start } = readUsage(usage, plan.slots)
  const helpFor = (keyword: string) => (name.endsWith(keyword) ? plan.help : '')
  return { name, usage, start, helpFor, hidden: false, paged: plan.paged, open }
}

function unquoted(pattern: string): string {
  return /^(["']).*\1$/s.test(pattern) ? pattern.slice(1, -1) : pattern
}

function grepping(found: Search, values: Readonly<Record<string, unknown>>): Opening {
  return where(values['-v'] === true ? not(found) : found)
}

function not(found: Search): Search {
  return (line) => !found(line)
}

/** Finds a line, and then the lines indented below it. */
function inSection(found: Search): Search {
  let indent = Infinity
  return (line) => {
    const own = line.length - line.trimStart().length
    if (own > indent && line.trim() !== '') return true
    const starts = found(line)
    indent = starts ? own : Infinity
    return starts
  }
}

function where(keep: Search): Opening {
  return (_, next) => ({
    line: (text) => {
      if (keep(text)) next.line(text)
    },
    end: next.end,
  })
}

function whereOnce(found: Search): Opening {
  let begun = false
  return where((line) => (begun ||= found(line)))
}

function countLines(_: unknown, next: LineSink): LineSink {
  let count = 0
  return {
    line: () => {
      count++
    },
    end: () => {
      next.line(String(count))
      next.end()
    },
  }
}

function firstLines({ lines = LINES_DEFAULT }: Readonly<Record<string, unknown>>, next: LineSink) {
  let left = Number(lines)
  return {
    line: (text: string) => {
      if (left-- > 0) next.line(text)
    },
    end: next.end,
  }
}

function lastLines({ lines = LINES_DEFAULT }: Readonly<Record<string, unknown>>, next: LineSink) {
  let kept: string[] = []
  const most = Number(lines)
  return {
    line: (text: string) => {
      kept.push(text)
      if (kept.length >= 2 * most) kept = kept.slice(-most)
    },
    end: () => {
      for (const text of kept.slice(-most)) next.line(text)
      next.end()
    },
  }
}
