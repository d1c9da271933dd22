import { documented } from '../../../src/emulator/index.ts'

export const evidence = documented(
  'Eight tables of the 4.3 guides: columns padded to their dashes, long values wrap.',
)

export interface Column {
  readonly title: string
  readonly width: number
  readonly align?: 'right'
}

/**
 * A table as the CLI prints it: titles, a row of dashes, rows. A value that is too long for its column
 * pushes the rest of the row to the next line, under its own columns; the last column is never cut.
 */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const titles = columns
    .map(({ title, width }) => title.padEnd(width))
    .join(' ')
    .trimEnd()
  const dashes = columns.map(({ width }) => '-'.repeat(width)).join(' ')
  return [titles, dashes, ...rows.flatMap((row) => rowLines(columns, row))]
}

function rowLines(columns: readonly Column[], row: readonly string[]): string[] {
  const lines: string[] = []
  let line = ''
  let indent = 0
  columns.forEach(({ width, align }, index) => {
    const value = row[index] ?? ''
    const isLast = index === columns.length - 1
    line += align === 'right' ? value.padStart(width) : value.padEnd(width)
    indent += width + 1
    if (isLast) return
    if (value.length <= width) line += ' '
    else {
      lines.push(line.trimEnd())
      line = ' '.repeat(indent)
    }
  })
  return [...lines, line.trimEnd()]
}
