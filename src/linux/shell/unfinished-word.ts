/** The word that a line ends in, as far as it has been typed. */
export interface UnfinishedWord {
  /** What stands in front of it. */
  readonly before: string
  /** The word without its quotes and backslashes. */
  readonly text: string
  /** The quote that is open at the end; empty when none is. */
  readonly quote: '' | "'" | '"'
}

const ENDS_WORD = /[\s|;&<>()=]/

/** Reads the last word of a line with the quotes of bash(1), QUOTING. */
export function unfinishedWord(line: string): UnfinishedWord {
  let start = 0
  let text = ''
  let quote: UnfinishedWord['quote'] = ''
  for (let at = 0; at < line.length; at++) {
    const char = line[at]!
    const next = line[at + 1]
    if (quote !== '' && char === quote) quote = ''
    else if (quote === '' && (char === "'" || char === '"')) quote = char
    else if (char === '\\' && next !== undefined && isEscaped(next, quote)) {
      text += next
      at++
    } else if (quote === '' && ENDS_WORD.test(char)) {
      start = at + 1
      text = ''
    } else text += char
  }
  return { before: line.slice(0, start), text, quote }
}

/** A rest of a word as it has to be typed behind what is there. */
export function quotedRest(rest: string, quote: UnfinishedWord['quote']): string {
  if (quote === "'") return rest.replaceAll("'", String.raw`'\''`)
  if (quote === '"') return rest.replace(/["\\$`]/g, String.raw`\$&`)
  return rest.replace(CONTROL, inDollarQuotes).replace(/(\$'[^']*')|[ '"\\$&;|<>()*?[\]#`!]/g, kept)
}

/** A name as a list of choices shows it: control characters as `^X`, as GNU readline prints them. */
export function shownName(name: string): string {
  return name.replace(CONTROL, (char) => {
    const code = char.codePointAt(0)!
    return code === 0x7f ? '^?' : `^${String.fromCodePoint(code + 0x40)}`
  })
}

// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]/g

const NAMED: Readonly<Record<string, string>> = { '\n': String.raw`\n`, '\t': String.raw`\t` }

function inDollarQuotes(char: string): string {
  const code = char.codePointAt(0)!.toString(8).padStart(3, '0')
  return `$'${NAMED[char] ?? `\\${code}`}'`
}

function kept(whole: string, inQuotes: string | undefined): string {
  return inQuotes ?? `\\${whole}`
}

function isEscaped(char: string, quote: UnfinishedWord['quote']): boolean {
  return quote === '' || (quote === '"' && /["\\$`]/.test(char))
}
