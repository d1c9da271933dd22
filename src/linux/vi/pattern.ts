/** Characters of a line that are searched; longer lines are searched in their beginning. */
export const SEARCHED_CHARS_MAX = 1_000
/** Repetitions in one pattern: each makes a backtracking search longer by a factor. */
const REPETITIONS_MAX = 3
const PATTERN_CHARS_MAX = 256

/** A pattern as it was compiled, or Vim's message. */
export type CompiledPattern = { readonly expression: RegExp } | { readonly error: string }

/** Vim's patterns with `magic` (`:help pattern`): the parts that people type, in the words of JavaScript. */
export function compilePattern(pattern: string, ignoreCase: boolean): CompiledPattern {
  const tooMuch = { error: "E363: Pattern uses more memory than 'maxmempattern'" }
  if (pattern.length > PATTERN_CHARS_MAX) return tooMuch
  const flags = ignoreCase || pattern.includes('\\c') ? 'giu' : 'gu'
  let source = ''
  let repetitions = 0
  let rest = pattern.replace(/\\[cC]/g, '')
  while (rest !== '') {
    const token = /^(?:\\.|\[\^?\]?[^\]]*\]|[\s\S])/u.exec(rest)![0]
    rest = rest.slice(token.length)
    const translated = translate(token, source === '', rest === '')
    if (translated === undefined) {
      const [whole, low = '', high] = /^(\d*)(?:,(\d*))?\\?\}/.exec(rest) ?? []
      if (whole === undefined) return { error: 'E554: Syntax error in \\{...}' }
      source += `{${low || 0}${high === undefined ? '' : `,${high}`}}`
      rest = rest.slice(whole.length)
      repetitions++
      continue
    }
    if (/^[*+?]$/.test(translated)) {
      // A repeated group could be searched for longer than anyone waits.
      if (source.endsWith(')')) return tooMuch
      repetitions++
    }
    source += translated
  }
  if (repetitions > REPETITIONS_MAX) return tooMuch
  try {
    return { expression: new RegExp(source, flags) }
  } catch {
    return { error: `E486: Pattern not found: ${pattern}` }
  }
}

const ESCAPED: Readonly<Record<string, string>> = {
  '\\+': '+',
  '\\=': '?',
  '\\?': '?',
  '\\|': '|',
  '\\(': '(',
  '\\)': ')',
  '\\<': String.raw`\b(?=\w)`,
  '\\>': String.raw`\b(?<=\w)`,
  '\\d': String.raw`\d`,
  '\\D': String.raw`\D`,
  '\\s': String.raw`\s`,
  '\\S': String.raw`\S`,
  '\\w': String.raw`\w`,
  '\\W': String.raw`\W`,
  '\\t': String.raw`\t`,
  '\\n': '$',
}

/** A token in JavaScript's words; `undefined` for `\{`, whose bounds follow. */
function translate(token: string, isFirst: boolean, isLast: boolean): string | undefined {
  if (token === '\\{') return undefined
  if (token in ESCAPED) return ESCAPED[token]!
  if (token.startsWith('\\')) return literal(token.slice(1))
  if (token.length > 1) return token.replace(/^\[(\^?)\]/, String.raw`[$1\]`)
  if (token === '*') return isFirst ? String.raw`\*` : '*'
  if (token === '^') return isFirst ? '^' : String.raw`\^`
  if (token === '$') return isLast ? '$' : String.raw`\$`
  return token === '.' ? '.' : literal(token)
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}
