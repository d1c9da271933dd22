/** Something wrong in a scenario or lab file. */
export interface Problem {
  /** The line of the file, counted from 1; absent when it belongs to no line. */
  readonly line?: number
  /** What is wrong, as a clause: `the title is empty`. */
  readonly says: string
}

/** `line 12: the title is empty`, as it stands after a file's name. */
export function problemText({ line, says }: Problem): string {
  return line === undefined ? says : `line ${line}: ${says}`
}
