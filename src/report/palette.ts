/** Colours by what they mean; plain text when colour is off. */
export interface Palette {
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
  readonly note: (text: string) => string
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
}

/** Makes a palette; `colour` is false for files, pipes and people who want none. */
export function createPalette(colour: boolean): Palette {
  const paint = (on: number, off: number) => (text: string) =>
    colour ? `\u001B[${on}m${text}\u001B[${off}m` : text
  return {
    good: paint(32, 39),
    bad: paint(31, 39),
    note: paint(33, 39),
    strong: paint(1, 22),
    faint: paint(2, 22),
  }
}
