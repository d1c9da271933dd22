/** A stretch of a line: from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A word of a line with its place, so that an error can point at it. */
export interface Token extends Span {
  /** The word without its quotation marks. */
  readonly text: string
  readonly quoted: boolean
  /** Its quotation mark is never closed. */
  readonly open: boolean
}

/** The words of a line, or of a stretch of it. A double quotation mark counts at the start of a word only. */
export function tokenize(line: string, span: Span = whole(line)): Token[] {
  return [...pieces(line, span, '')]
}

/** The stretches between the marks (`;` or `|`) that stand outside of quotation marks. */
export function splitAt(line: string, mark: string, span: Span = whole(line)): Span[] {
  const stretches: Span[] = []
  let start = span.start
  for (const piece of pieces(line, span, mark)) {
    if (piece.text !== mark || piece.quoted) continue
    stretches.push({ start, end: piece.start })
    start = piece.end
  }
  return [...stretches, { start, end: span.end }]
}

/** Whether a quotation mark is still open at the end of the line. */
export function endsInQuotes(line: string): boolean {
  return tokenize(line).at(-1)?.open ?? false
}

/** All of a line. */
export function whole(line: string): Span {
  return { start: 0, end: line.length }
}

function* pieces(line: string, { start, end }: Span, mark: string): Generator<Token> {
  for (let at = start; at < end;) {
    if (isBlank(line[at]!)) {
      at++
      continue
    }
    const token = line[at] === '"' ? quotedToken(line, at, end) : plainToken(line, at, end, mark)
    yield token
    at = token.end
  }
}

function quotedToken(line: string, start: number, limit: number): Token {
  const close = line.indexOf('"', start + 1)
  const open = close < 0 || close >= limit
  const end = open ? limit : close + 1
  return { text: line.slice(start + 1, open ? end : close), start, end, quoted: true, open }
}

function plainToken(line: string, start: number, limit: number, mark: string): Token {
  let end = start + 1
  if (line[start] !== mark) while (end < limit && !isBlank(line[end]!) && line[end] !== mark) end++
  return { text: line.slice(start, end), start, end, quoted: false, open: false }
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t'
}
