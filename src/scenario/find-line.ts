/**
 * The line on which a value is written: the keys of `path` are looked for one after the other, each
 * after the one before. What cannot be found (a key made by code) leaves the place of the key before.
 */
export function findLine(source: string, path: readonly string[]): number {
  const text = withoutComments(source)
  let at = Math.max(0, text.search(/\bexport\s+default\b/))
  for (const key of path) {
    const found = new RegExp(keyPattern(key)).exec(text.slice(at))
    if (found) at += found.index + found[0].search(/[^\s{,]/)
  }
  return text.slice(0, at).split('\n').length
}

/** A key of an object, quoted or not, as a property, a method or a shorthand. */
function keyPattern(key: string): string {
  const name = key.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return String.raw`(?:[\s{,]|^)(?:async\s+)?(['"]?)${name}\1\s*[:(,}]`
}

/** The same text with every comment blanked, so that places stay where they are. */
function withoutComments(source: string): string {
  const strings = String.raw`'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"` + '|`(?:\\\\.|[^`\\\\])*`'
  const either = new RegExp(String.raw`(${strings})|/\*[\s\S]*?\*/|//[^\n]*`, 'g')
  return source.replace(either, (whole, kept: string | undefined) =>
    kept === undefined ? whole.replace(/[^\n]/g, ' ') : whole,
  )
}
