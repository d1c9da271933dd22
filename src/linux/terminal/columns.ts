import { displayWidth } from '../../console/display-width.ts'

/** Columns between two names. */
const GAP = 2

/** Names set in columns as GNU ls sets them: down first, each column as wide as it needs. */
export function inGnuColumns(names: readonly string[], columns: number): string {
  if (names.length === 0) return ''
  const widths = names.map(displayWidth)
  let rows = 1
  while (rows < names.length && lineWidth(widths, rows) > columns) rows++
  const columnWidths = widthsBy(widths, rows)
  const lines: string[] = []
  for (let row = 0; row < rows; row++) {
    let line = ''
    for (let at = row, column = 0; at < names.length; at += rows, column++) {
      const isLast = at + rows >= names.length
      line += names[at]! + (isLast ? '' : ' '.repeat(columnWidths[column]! - widths[at]!))
    }
    lines.push(line)
  }
  return `${lines.join('\n')}\n`
}

function lineWidth(widths: readonly number[], rows: number): number {
  const all = widthsBy(widths, rows)
  return all.reduce((sum, width) => sum + width, 0) - GAP + 1
}

function widthsBy(widths: readonly number[], rows: number): number[] {
  const all: number[] = []
  for (let start = 0; start < widths.length; start += rows)
    all.push(Math.max(...widths.slice(start, start + rows)) + GAP)
  return all
}
