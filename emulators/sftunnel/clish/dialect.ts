import { inColumns, recalled, sideBySide, type Dialect } from '../../../src/emulator/index.ts'

export const evidence = recalled(
  'The clish of FTD and FMC; "The command is not completed" and the bell are captured in test data of firepower-kickstart and unicon.',
)

const BELL = '\u0007'
/** A session without a key for an hour ends (FTD command reference, configure cli timeouts: 60 minutes recalled). */
const IDLE_MS = 3_600_000

/** How the `>` prompt of both appliances answers, completes and asks. */
export function clishDialect<Session>(): Dialect<Session> {
  return {
    name: 'clish',
    errors: {
      invalid: () => `${BELL}Syntax error: Illegal command line`,
      ambiguous: () => `${BELL}Syntax error: Illegal command line`,
      incomplete: () => `${BELL}Syntax error: The command is not completed`,
      pattern: () => `${BELL}Syntax error: Illegal parameter`,
    },
    help: { next: inColumns({ indent: 2, enter: '<cr>' }), words: sideBySide },
    tab: 'list',
    keys: { interruptEcho: '^C', endOfInput: 'end' },
    confirm: {
      yes: /^\s*(?:y|yes)\s*$/i,
      no: /^\s*(?:n|no)\s*$/i,
      again: '',
    },
    idle: { afterMs: IDLE_MS, text: '\n' },
  }
}
