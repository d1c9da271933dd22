import { show } from './show.ts'
import type { Command } from './words.ts'

/** The show commands with `sh` for `show`, which is understood although `shutdown` begins so, too. */
export const shortShow: readonly Command[] = show.commands.map((command) => ({
  ...command,
  hidden: true,
  start: {
    ...command.start,
    edges: command.start.edges.map((edge) =>
      'word' in edge && edge.word === 'show' ? { ...edge, word: 'sh' } : edge,
    ),
  },
}))
