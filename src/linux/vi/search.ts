import type { Editor, Place } from './editor.ts'
import { compilePattern, SEARCHED_CHARS_MAX } from './pattern.ts'

/** The editor after a search: its cursor at the next match, or Vim's message. */
export function searched(editor: Editor, pattern: string, forward: boolean): Editor {
  const wanted = pattern === '' ? editor.search?.pattern : pattern
  if (wanted === undefined) return { ...editor, message: 'E35: No previous regular expression' }
  const next = { ...editor, search: { pattern: wanted, forward } }
  const compiled = compilePattern(wanted, editor.ignoreCase)
  if ('error' in compiled) return { ...next, message: compiled.error }
  const place = matchFrom(next, compiled.expression, forward)
  if (!place) return { ...next, message: `E486: Pattern not found: ${wanted}` }
  const { row, column } = place
  const shown = `${forward ? '/' : '?'}${wanted}`
  return { ...next, row, column, aim: column, message: wrapped(editor, place, forward) ?? shown }
}

/** Where the last search leads from here; `reversed` goes the other way. */
export function repeatedSearch(editor: Editor, reversed: boolean): Place | undefined {
  if (!editor.search) return undefined
  const compiled = compilePattern(editor.search.pattern, editor.ignoreCase)
  if ('error' in compiled) return undefined
  return matchFrom(editor, compiled.expression, editor.search.forward !== reversed)
}

/** What Vim says when a search has gone round the end of the text. */
export function wrapped(from: Place, to: Place, forward: boolean): string | undefined {
  const isBehind = to.row < from.row || (to.row === from.row && to.column <= from.column)
  if (forward && isBehind) return 'search hit BOTTOM, continuing at TOP'
  return !forward && !isBehind ? 'search hit TOP, continuing at BOTTOM' : undefined
}

function matchFrom(
  { lines, row, column }: Editor,
  expression: RegExp,
  forward: boolean,
): Place | undefined {
  const count = lines.length
  for (let step = 0; step <= count; step++) {
    const at = (((row + (forward ? step : -step)) % count) + count) % count
    const columns = matchesIn(lines[at]!, expression)
    const fitting = columns.filter((found) => {
      if (step === 0) return forward ? found > column : found < column
      if (step < count) return true
      return forward ? found <= column : found >= column
    })
    const found = forward ? fitting[0] : fitting.at(-1)
    if (found !== undefined) return { row: at, column: found }
  }
  return undefined
}

function matchesIn(line: string, expression: RegExp): number[] {
  return [...line.slice(0, SEARCHED_CHARS_MAX).matchAll(expression)].map(({ index }) => index)
}
