import type { Candidate } from './candidates.ts'

/** How a list of candidates is set in columns. */
export interface ColumnsPlan {
  readonly indent: number
  /** Columns of the first column, its blanks included; by the longest label when absent. */
  readonly labelWidth?: number
  /** How the end of the line is named; left out of the list when absent. */
  readonly enter?: string
}

/** Lists candidates one a row, label and help side by side. */
export function inColumns({ indent, labelWidth, enter }: ColumnsPlan) {
  return (candidates: readonly Candidate[]): string => {
    const rows = candidates
      .filter(({ kind }) => kind !== 'enter' || enter !== undefined)
      .map(({ kind, label, help }) => [kind === 'enter' ? (enter ?? '') : label, help] as const)
    const width = labelWidth ?? Math.max(0, ...rows.map(([label]) => label.length)) + 2
    return rows
      .map(([label, help]) => `${' '.repeat(indent)}${padded(label, width)}${help}`.trimEnd())
      .join('\n')
  }
}

/** Lists the labels of candidates side by side, two blanks apart. */
export function sideBySide(candidates: readonly Candidate[]): string {
  return candidates
    .map(({ label }) => label)
    .filter(Boolean)
    .join('  ')
}

function padded(label: string, width: number): string {
  return label.length < width ? label.padEnd(width) : `${label} `
}
