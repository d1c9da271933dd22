import { type CharTest, escaped, type PatternCursor, readBrackets } from './pattern-brackets.ts'

/** A regular expression as a tree. */
export type PatternNode =
  | { readonly char: CharTest }
  | { readonly edge: PatternEdge }
  | { readonly all: readonly PatternNode[] }
  | { readonly any: readonly PatternNode[] }
  | { readonly repeat: PatternNode; readonly min: number; readonly max: number }

/** A place between characters: the ends of a line, the end of a word, or anywhere else. */
export type PatternEdge = 'start' | 'end' | 'word' | 'inside'

const DEPTH_MAX = 32
const REPEATS: Readonly<Record<string, { min: number; max: number }>> = {
  '*': { min: 0, max: Infinity },
  '+': { min: 1, max: Infinity },
  '?': { min: 0, max: 1 },
}
const EDGES: Readonly<Record<string, PatternEdge>> = { '^': 'start', $: 'end' }
const WORD_EDGES: Readonly<Record<string, PatternEdge>> = { b: 'word', B: 'inside' }

/**
 * Reads an extended regular expression (POSIX 1003.1, chapter 9, with `\d \w \s \b`); `undefined` when it
 * is none. Back-references are not part of it, so that matching takes time in proportion to the text.
 */
export function readPattern(source: string): PatternNode | undefined {
  const cursor: PatternCursor = { chars: Array.from(source), at: 0, broken: false }
  const node = readAny(cursor, 0)
  return cursor.broken || cursor.at < cursor.chars.length ? undefined : node
}

function readAny(cursor: PatternCursor, depth: number): PatternNode {
  const any = [readAll(cursor, depth)]
  while (cursor.chars[cursor.at] === '|') {
    cursor.at++
    any.push(readAll(cursor, depth))
  }
  return any.length === 1 ? any[0]! : { any }
}

function readAll(cursor: PatternCursor, depth: number): PatternNode {
  const all: PatternNode[] = []
  const ends = ['|', ')', undefined]
  while (!cursor.broken && !ends.includes(cursor.chars[cursor.at]))
    all.push(readRepeated(cursor, depth))
  return { all }
}

function readRepeated(cursor: PatternCursor, depth: number): PatternNode {
  let node = readOne(cursor, depth)
  for (let times = readRepeat(cursor); times; times = readRepeat(cursor)) {
    if ('edge' in node) cursor.broken = true
    node = { repeat: node, ...times }
  }
  return node
}

function readRepeat(cursor: PatternCursor): { min: number; max: number } | undefined {
  const simple = REPEATS[cursor.chars[cursor.at] ?? '']
  if (simple) {
    cursor.at++
    return simple
  }
  const ahead = cursor.chars.slice(cursor.at, cursor.at + 9).join('')
  const [bounds, from = '', comma, to] = /^\{(\d{1,3})(,)?(\d{1,3})?\}/.exec(ahead) ?? []
  if (bounds === undefined) return undefined
  cursor.at += bounds.length
  const min = Number(from)
  const open = comma ? Infinity : min
  const max = to === undefined ? open : Number(to)
  if (max < min) cursor.broken = true
  return { min, max }
}

function readOne(cursor: PatternCursor, depth: number): PatternNode {
  const char = cursor.chars[cursor.at++]!
  if (char === '(') return readGroup(cursor, depth + 1)
  if (char === '[') return { char: readBrackets(cursor) }
  if (char === '.') return { char: () => true }
  if (char === '\\') return readEscape(cursor)
  if (EDGES[char]) return { edge: EDGES[char] }
  if (REPEATS[char]) cursor.broken = true
  return { char: (other) => other === char }
}

function readGroup(cursor: PatternCursor, depth: number): PatternNode {
  if (depth > DEPTH_MAX) cursor.broken = true
  const node: PatternNode = cursor.broken ? { all: [] } : readAny(cursor, depth)
  if (cursor.chars[cursor.at++] !== ')') cursor.broken = true
  return node
}

function readEscape(cursor: PatternCursor): PatternNode {
  const char = cursor.chars[cursor.at++]
  if (char === undefined) cursor.broken = true
  const edge = WORD_EDGES[char ?? '']
  return edge ? { edge } : { char: escaped(char ?? '') }
}
