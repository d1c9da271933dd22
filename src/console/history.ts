/** The lines a visitor has typed, oldest first. */
export interface History {
  readonly lines: () => readonly string[]
  /** Keeps a line, unless it is the same as the last one. */
  readonly add: (line: string) => void
}

/** Makes a history that forgets its oldest lines. */
export function createHistory(linesMax: number): History {
  let lines: readonly string[] = []
  return {
    lines: () => lines,
    add: (line) => {
      if (line !== lines.at(-1)) lines = [...lines, line].slice(-linesMax)
    },
  }
}
