import { LabError } from '../errors/lab-error.ts'

/** Reads words of the form `key=value`; a value may hold anything, also nothing. Throws `bad-pair`, `doubled-pair`. */
export function readPairs(words: readonly string[]): Record<string, string> {
  const pairs = new Map<string, string>()
  for (const text of words) {
    const at = text.indexOf('=')
    if (at <= 0) throw new LabError('bad-pair', { text })
    const key = text.slice(0, at)
    if (pairs.has(key)) throw new LabError('doubled-pair', { text, key })
    pairs.set(key, text.slice(at + 1))
  }
  return Object.fromEntries(pairs)
}
