/** Labels and values, one a line; values begin in the column given. */
export function labelled(
  rows: readonly (readonly [label: string, value: string | number])[],
  column: number,
): string {
  return rows.map(([label, value]) => `${`${label}:`.padEnd(column)}${value}`.trimEnd()).join('\n')
}

/** A column of a table: its heading and its width with the blanks behind it. */
export type Column = readonly [heading: string, width: number]

/** A table with a rule under its headings. */
export function ruledTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): string {
  const width = columns.reduce((sum, [, columnWidth]) => sum + columnWidth, 0)
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => padded(cell, columns[index]?.[1] ?? 0))
      .join('')
      .trimEnd()
  const headings = line(columns.map(([heading]) => heading))
  return [headings, '-'.repeat(width), ...rows.map(line)].join('\n')
}

function padded(cell: string, width: number): string {
  return cell.length < width ? cell.padEnd(width) : `${cell} `
}
