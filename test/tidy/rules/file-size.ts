import type { Rule } from '../offence.ts'

const LINES_MAX = 250
/** Pure data may be long: what an appliance offers and prints, and the two tables of the engine. */
const DATA =
  /\/(?:profiles|screens|data|vectors)\/|^src\/errors\/lab-errors\.ts$|^src\/journal\/catalogue\.ts$/

/** A file is read in one go: 250 lines at most, data aside. */
export const tooLong: Rule = ({ path, text }) => {
  const lines = text.replace(/\n$/, '').split('\n').length
  if (lines <= LINES_MAX || DATA.test(path)) return []
  return [
    {
      path,
      line: LINES_MAX + 1,
      says: `has ${lines} lines, ${LINES_MAX} are allowed: give one of its concepts a file of its own.`,
    },
  ]
}
