/** Names shown when nothing has the one that was asked for. */
const NEAR_MAX = 3

/** The known names that somebody may have meant, nearest first; none when nothing is close. */
export function nearNames(wanted: string, known: readonly string[]): string[] {
  const text = wanted.toLowerCase()
  return known
    .map((name) => ({ name, distance: distanceTo(text, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(2, text.length / 3))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, NEAR_MAX)
    .map(({ name }) => name)
}

/** A part of the name is as near as a name can be; otherwise the distance to it or to its last part. */
function distanceTo(text: string, name: string): number {
  if (text.length >= 3 && name.includes(text)) return 0
  const last = name.slice(name.lastIndexOf('/') + 1)
  return Math.min(editDistance(text, name), editDistance(text, last))
}

/** Letters to insert, delete or replace to make one text of the other (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
