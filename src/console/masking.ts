import { tokenize, type Span } from './tokens.ts'

const MASK = '***'
/** The password part of `scheme://user:password@host`; the last `@` ends it, so that no part of it stays. */
const URL_PASSWORD = /(:\/\/[^:@/]*:).*(?=@)/s

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
