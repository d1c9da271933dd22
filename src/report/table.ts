import { displayWidth } from '../console/display-width.ts'

/** A table as text: cells are wrapped, at blanks where there are any, so that no line is wider than `width`. */
export function tableText(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] {
  const widths = columnWidths([head, ...rows], width)
  const rule = (left: string, cross: string, right: string) =>
    left + widths.map((columns) => '─'.repeat(columns + 2)).join(cross) + right
  return [
    rule('┌', '┬', '┐'),
    ...rowLines(head, widths),
    rule('├', '┼', '┤'),
    ...rows.flatMap((row) => rowLines(row, widths)),
    rule('└', '┴', '┘'),
  ]
}

/** Plain columns without a frame, as `ps` and `list` print them; the last one is not padded. */
export function columnsText(rows: readonly (readonly string[])[]): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))),
  )
  return rows.map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column]!))
      .join('  ')
      .trimEnd(),
  )
}

/** The text in lines of at most `width` columns. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((long) => pieces(long, width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (displayWidth(longer) <= width) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}

/** Narrows the widest columns until the frame fits. */
function columnWidths(rows: readonly (readonly string[])[], width: number): number[] {
  const widths = rows[0]!.map((_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))),
  )
  const room = Math.max(width - 3 * widths.length - 1, 4 * widths.length)
  for (let over = sum(widths) - room; over > 0; over = sum(widths) - room) {
    const widest = Math.max(...widths)
    const second = Math.max(0, ...widths.filter((columns) => columns < widest))
    const sharers = widths.filter((columns) => columns === widest).length
    const cut = Math.max(1, Math.min(widest - second, Math.ceil(over / sharers)))
    for (let at = 0; at < widths.length; at++) if (widths[at] === widest) widths[at]! -= cut
  }
  return widths
}

function rowLines(row: readonly string[], widths: readonly number[]): string[] {
  const cells = widths.map((columns, at) => wrapText(row[at] ?? '', columns))
  const height = Math.max(...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) => {
    const parts = cells.map((lines, at) => padded(lines[line] ?? '', widths[at]!))
    return `│ ${parts.join(' │ ')} │`
  })
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

/** A word that is wider than its column, cut into parts that are not: after a hyphen where there is one. */
function pieces(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return [word]
  const syllables = word.match(/[^-@.]*[-@.]|[^-@.]+$/g) ?? [word]
  const units = syllables.flatMap((part) =>
    displayWidth(part) <= width ? [part] : Array.from(part),
  )
  const parts = ['']
  for (const unit of units) {
    if (displayWidth(parts.at(-1)! + unit) > width) parts.push('')
    parts[parts.length - 1] += unit
  }
  return parts.filter(Boolean)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
