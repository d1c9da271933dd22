import { LabError } from '../errors/lab-error.ts'

/** Reads words of the form `key=value`; a value may hold anything, also nothing. Throws `bad-pair`. */
export function readPairs(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words.map((text) => {
      const at = text.indexOf('=')
      if (at <= 0) throw new LabError('bad-pair', { text })
      return [text.slice(0, at), text.slice(at + 1)]
    }),
  )
}
