import { tokenize, type Span } from './tokens.ts'

const MASK = '***'
/** The password part of `scheme://user:password@host`; the last `@` ends it, so that no part of it stays. */
const URL_PASSWORD = /(:\/\/[^:@/]*:).*(?=@)/s

/** What no secret can be besides a keyword: a URL, whose password is masked, and a mark between words. */
const PLAIN = /^(?:\w+:\/\/\S+|[?|/;])$/

/**
 * A refused line as it may be reported: everything but its keywords is replaced by asterisks, since a secret
 * may stand in any place of a line that is not understood.
 */
export function maskAllBut(line: string, keywords: readonly Span[], span: Span): string {
  const others = tokenize(line, span).filter(
    (token) =>
      !PLAIN.test(line.slice(token.start, token.end)) &&
      !keywords.some(({ start, end }) => token.start >= start && token.end <= end),
  )
  return maskSecrets(line, others, span)
}

/** A line as it may be reported: secret values and passwords within URLs are replaced by asterisks. */
export function maskSecrets(line: string, secrets: readonly Span[], span: Span): string {
  let masked = ''
  let at = span.start
  for (const token of tokenize(line, span)) {
    if (token.end <= at) continue
    const secret = secrets.find(({ start, end }) => token.start >= start && token.start < end)
    const start = Math.max(at, token.start)
    masked += line.slice(at, start)
    masked += secret ? MASK : line.slice(start, token.end).replace(URL_PASSWORD, `$1${MASK}`)
    at = secret ? Math.max(secret.end, token.end) : token.end
  }
  return masked + line.slice(at, span.end)
}
