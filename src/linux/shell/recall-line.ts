/** What a line with a `!` means: the line to carry out, or the event that is not in the history. */
export type RecalledLine = { readonly text: string } | { readonly missing: string }

/** `!!`, `!5`, `!-2` or `!word` where a command begins, also behind `sudo`. */
const EVENT = /^(\s*(?:sudo\s+)?)(!(?:!|-?\d+|[A-Za-z_./][\w./-]*))/

/** Puts a line of the history in the place of an event (bash(1), HISTORY EXPANSION); other uses of `!` stay as they are. */
export function recallLine(line: string, history: readonly string[]): RecalledLine {
  const [whole, lead = '', event] = EVENT.exec(line) ?? []
  if (whole === undefined || event === undefined) return { text: line }
  const found = lineFor(event.slice(1), history)
  if (found === undefined) return { missing: event }
  return { text: lead + found + line.slice(whole.length) }
}

function lineFor(event: string, history: readonly string[]): string | undefined {
  if (event === '!') return history.at(-1)
  if (!/^-?\d+$/.test(event)) return history.findLast((line) => line.startsWith(event))
  const number = Number(event)
  if (number === 0) return undefined
  return number > 0 ? history[number - 1] : history.at(number)
}
