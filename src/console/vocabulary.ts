/** Help for keywords, by keyword. */
export type Vocabulary = Readonly<Record<string, string>>

/** The help of a word; empty when there is none. The word may be anything a visitor has typed. */
export function helpIn(vocabulary: Vocabulary, word: string): string {
  return Object.hasOwn(vocabulary, word) ? vocabulary[word]! : ''
}
