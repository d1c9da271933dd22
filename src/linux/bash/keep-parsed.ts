/** Texts whose statements are kept; a shell needs two at a time. */
const KEPT_TEXTS_MAX = 4

/** Parses a text that is mostly the same as the one before only once. */
export function keepParsed<Statements>(
  parse: (text: string) => Statements,
): (text: string) => Statements {
  const kept = new Map<string, Statements>()
  return (text) => {
    const statements = kept.get(text) ?? parse(text)
    if (kept.size >= KEPT_TEXTS_MAX) kept.clear()
    kept.set(text, statements)
    return statements
  }
}
