import type { Editor, Place } from './editor.ts'

const PAIRS = '()[]{}'

/** `%`: the bracket that belongs to the first one from the cursor on; `undefined` when there is none. */
export function matchingBracket({ lines, row, column }: Editor): Place | undefined {
  const line = lines[row]!
  const start = line.slice(column).search(/[()[\]{}]/)
  if (start < 0) return undefined
  const bracket = line[column + start]!
  const at = PAIRS.indexOf(bracket)
  const partner = PAIRS[at % 2 === 0 ? at + 1 : at - 1]!
  const step = at % 2 === 0 ? 1 : -1
  let depth = 0
  for (const place of placesFrom(lines, { row, column: column + start }, step)) {
    const char = lines[place.row]![place.column]
    if (char === bracket) depth++
    else if (char === partner) depth--
    if (depth === 0) return place
  }
  return undefined
}

function* placesFrom(lines: readonly string[], from: Place, step: 1 | -1): Generator<Place> {
  let { row, column } = from
  while (row >= 0 && row < lines.length) {
    const { length } = lines[row]!
    for (; column >= 0 && column < length; column += step) yield { row, column }
    row += step
    column = step === 1 ? 0 : (lines[row]?.length ?? 0) - 1
  }
}
