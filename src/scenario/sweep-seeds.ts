/** The number with which a seed of a sweep ends, and that of a sweep from there. */
const PLACES = /(#\d+)+$/

/** A seed, and as many more as are wanted, which are made of it: `lab`, `lab#2`, `lab#3`. */
export function sweepSeeds(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => (at === 0 ? first : `${first}#${at + 1}`))
}

/** The seed that a sweep began with, from which the keys of all its runs follow; a seed of no sweep is its own. */
export function beginningOf(seed: string): string {
  return seed.replace(PLACES, '') || seed
}

/** Whether a seed was made of another one. */
export function isSwept(seed: string): boolean {
  return beginningOf(seed) !== seed
}
