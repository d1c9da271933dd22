import { displayWidth } from './display-width.ts'
import type { Stop } from './match.ts'

/** Where a line is refused, for the dialect to say so. */
export interface Spot {
  readonly line: string
  /** Columns that the prompt takes on the last row; 0 for an exec request. */
  readonly promptWidth: number
  /** Column of the refused word; the end of the line when words are missing. */
  readonly column: number
  /** Column of the first character that fits no keyword. */
  readonly badColumn: number
  /** The refused word. */
  readonly word: string
  /** The line up to and including the refused word. */
  readonly lineSoFar: string
}

/** The row of blanks with a caret under the refused word, or under the character given. */
export function caretRow({ promptWidth, column }: Spot, at: number = column): string {
  return `${' '.repeat(promptWidth + at)}^`
}

/** The place a stop points at. */
export function spotOf(line: string, prompt: string, { at, goodChars }: Stop): Spot {
  const start = at?.start ?? line.trimEnd().length
  return {
    line,
    promptWidth: displayWidth(lastRow(prompt)),
    column: displayWidth(line.slice(0, start)),
    badColumn: displayWidth(line.slice(0, start + goodChars)),
    word: at?.text ?? '',
    lineSoFar: line.slice(0, at?.end ?? start).trimStart(),
  }
}

/** What stands before the cursor when a prompt has several rows. */
export function lastRow(prompt: string): string {
  return prompt.slice(Math.max(prompt.lastIndexOf('\n'), prompt.lastIndexOf('\r')) + 1)
}
