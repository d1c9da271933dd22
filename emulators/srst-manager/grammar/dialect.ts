import {
  assumed,
  caretRow,
  filters,
  inColumns,
  recalled,
  sideBySide,
  type Dialect,
} from '../../../src/emulator/index.ts'
import type { Visit } from '../visit.ts'

export const evidence = recalled(
  'Error lines of Unity Express, which copy IOS; the guide names ?, Tab, | and help.',
)
export const pagerEvidence = assumed(
  'The guide has a separate "paged" form of show log name; other output is paged as in IOS.',
)

const MARKER = ' --More-- '

/** How the command line answers, completes and pages. A session without a key for `idleMs` ends. */
export function dialect(idleMs: number): Dialect<Visit> {
  return {
    name: 'srst-manager',
    ignoreCase: true,
    abbreviations: { sh: 'show' },
    errors: {
      invalid: (spot) =>
        `${caretRow(spot, spot.badColumn)}\n% Invalid input detected at '^' marker.\n\n`,
      ambiguous: ({ lineSoFar }) => `% Ambiguous command:  "${lineSoFar}"`,
      incomplete: () => '% Incomplete command.\n\n',
      pattern: (pattern) => `% Failed to compile regular expression: ${pattern}`,
    },
    help: {
      next: inColumns({ indent: 2, labelWidth: 13, enter: '<cr>' }),
      words: sideBySide,
      nothing: () => '% Unrecognized command',
    },
    tab: 'bell',
    pager: {
      marker: MARKER,
      erase: `${'\b'.repeat(9)}${' '.repeat(9)}${'\b'.repeat(9)}`,
      otherKeysStop: true,
    },
    pipes: {
      chained: false,
      only: /^\s*(?:sh|wr)/i,
      filters: filters({
        begin: 'Begin with the line that matches',
        exclude: 'Exclude lines that match',
        include: 'Include lines that match',
      }),
    },
    comment: '!',
    keys: { hiddenEcho: '*', interruptEcho: '^C', suspend: 'top', endOfInput: 'end' },
    confirm: { yes: /^\s*y(es)?\s*$/i, no: /^.*$/ },
    idle: { afterMs: idleMs, text: '\n' },
  }
}
