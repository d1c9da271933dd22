import {
  assumed,
  caretRow,
  documented,
  filters,
  inColumns,
  sideBySide,
  type Dialect,
} from '../../../src/emulator/index.ts'
import type { Visit } from '../visit.ts'

export const evidence = documented(
  'Error texts in scanners and client libraries that look for them; connect help of a captured 4.2 session.',
)
export const pagerEvidence = assumed('The pager is taken to be that of the NX-OS shell.')

const MARKER = '--More--'
const list = inColumns({ indent: 2, labelWidth: 22, enter: '<CR>' })

/** How the management CLI of UCS Manager answers, completes and pages. */
export const dialect: Dialect<Visit> = {
  name: 'ucsm',
  errors: {
    invalid: (spot) => `${caretRow(spot)}\n% Invalid Command at '^' marker`,
    ambiguous: (spot) => `${caretRow(spot)}\n% Ambiguous command at '^' marker`,
    incomplete: (spot) => `${caretRow(spot)}\n% Incomplete Command at '^' marker`,
    pattern: (pattern) => `% Invalid regular expression: ${pattern}`,
  },
  help: {
    next: list,
    words: sideBySide,
    keyword: {
      word: 'help',
      layout: (title, candidates) => `\n${title}\n\n\nCommands:\n${list(candidates)}\n\n\n`,
    },
  },
  tab: 'list-on-second',
  pager: { marker: MARKER, erase: `\r${' '.repeat(MARKER.length)}\r` },
  pipes: {
    chained: false,
    filters: filters({
      begin: 'Begin with the line that matches',
      count: 'Count number of lines',
      egrep: 'Egrep - print lines matching a pattern',
      exclude: 'Exclude lines that match',
      grep: 'Grep - print lines matching a pattern',
      head: 'Display first lines',
      include: 'Include lines that match',
      last: 'Display last lines',
      'no-more': 'Turn off pagination for command output',
      'no more': 'Turn off pagination for command output',
    }),
  },
  separator: ';',
  keys: { interruptEcho: '^C', suspend: 'top', endOfInput: 'leave' },
  confirm: { yes: /^y(es)?$/i, no: /^no?$/i },
  crash: () => 'Software Error: Exception during execution',
}
