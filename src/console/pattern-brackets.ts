/** Whether a character is meant. */
export type CharTest = (char: string) => boolean

/** Where in a regular expression its reading is. */
export interface PatternCursor {
  readonly chars: readonly string[]
  at: number
  /** It is not a regular expression. */
  broken: boolean
}

const SHORTHANDS: Readonly<Record<string, RegExp>> = {
  d: /[0-9]/,
  D: /[^0-9]/,
  w: /[A-Za-z0-9_]/,
  W: /[^A-Za-z0-9_]/,
  s: /\s/,
  S: /\S/,
}

const CLASSES: Readonly<Record<string, RegExp>> = {
  alpha: /[A-Za-z]/,
  digit: /[0-9]/,
  alnum: /[A-Za-z0-9]/,
  upper: /[A-Z]/,
  lower: /[a-z]/,
  space: /\s/,
  punct: /[!-/:-@[-`{-~]/,
  xdigit: /[0-9A-Fa-f]/,
}

/** What a character behind a backslash means. */
export function escaped(char: string): CharTest {
  const known = SHORTHANDS[char]
  return known ? (other) => known.test(other) : (other) => other === char
}

/** Reads `[…]` from behind its opening bracket. */
export function readBrackets(cursor: PatternCursor): CharTest {
  const negated = cursor.chars[cursor.at] === '^'
  if (negated) cursor.at++
  const tests: CharTest[] = []
  while (!cursor.broken && (tests.length === 0 || cursor.chars[cursor.at] !== ']')) {
    if (cursor.at >= cursor.chars.length) cursor.broken = true
    else tests.push(readMember(cursor))
  }
  cursor.at++
  const has = (char: string) => tests.some((test) => test(char))
  return negated ? (char) => !has(char) : has
}

/** Reads one character, range or class within brackets. */
function readMember(cursor: PatternCursor): CharTest {
  const { chars, at } = cursor
  const [named, name = ''] = /^\[:(\w+):\]/.exec(chars.slice(at, at + 12).join('')) ?? []
  if (named !== undefined) {
    cursor.at += named.length
    return readClass(cursor, name)
  }
  const low = chars[cursor.at++]!
  if (low === '\\') return escaped(chars[cursor.at++] ?? '')
  if (chars[cursor.at] !== '-' || chars[cursor.at + 1] === ']') return (char) => char === low
  const high = chars[cursor.at + 1]
  cursor.at += 2
  if (high === undefined || high < low) cursor.broken = true
  return (char) => char >= low && char <= (high ?? low)
}

function readClass(cursor: PatternCursor, name: string): CharTest {
  const known = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined
  if (!known) cursor.broken = true
  return (char) => known?.test(char) ?? false
}
