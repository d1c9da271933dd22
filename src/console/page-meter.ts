import { displayWidth } from './display-width.ts'

/** Counts the rows of a page. */
export interface PageMeter {
  /** Whether a piece of output, at most one line, still fits on the page. */
  readonly fits: (piece: string) => boolean
  readonly count: (piece: string) => void
  /** Starts over with only so many rows left. */
  readonly allow: (rows: number) => void
  /** Rows of a page without the one that its marker takes. */
  readonly pageRows: () => number
}

/** Measures pages of a terminal; `rows` of 0 means that a page has no end. */
export function createPageMeter({
  rows,
  columns,
}: {
  rows: () => number
  columns: () => number
}): PageMeter {
  let used = 0
  let atLineStart = true
  const pageRows = () => rows() - 1
  const rowsOf = (piece: string) =>
    Math.max(1, Math.ceil(displayWidth(piece.replace(/\r?\n$/, '')) / columns()))

  return {
    pageRows,
    fits: (piece) => rows() === 0 || !atLineStart || used + rowsOf(piece) <= pageRows(),
    count: (piece) => {
      if (atLineStart) used += rowsOf(piece)
      atLineStart = piece.endsWith('\n')
    },
    allow: (count) => {
      used = Math.max(0, pageRows() - count)
    },
  }
}
