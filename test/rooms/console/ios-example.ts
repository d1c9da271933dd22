import {
  caretRow,
  filters,
  grammar,
  inColumns,
  restOfLine,
  sideBySide,
  word,
  type Dialect,
} from '../../../src/console/index.ts'
import type { Session } from './example-session.ts'

const { command, mode } = grammar<Session>()

const configuration = mode('configuration', {
  prompt: () => 'srstmgr(config)#',
  commands: [
    command('[no] backup server url {url}', {
      help: 'Server',
      vocabulary: { no: 'Negate a command', backup: 'Backup parameters', server: 'Backup server' },
      slots: { url: word('URL') },
      run: ({ no, url }, { session }) => void session.answers.push(`${no ? 'no ' : ''}${url}`),
    }),
    command('description {line}', {
      help: 'A description',
      slots: { line: restOfLine('Text') },
      run: ({ line }, { session }) => void session.answers.push(line),
    }),
    command('end', { help: 'Exit from configure mode', run: (_, io) => io.leaveAll() }),
    command('exit', { help: 'Exit from this mode', run: (_, io) => io.leave() }),
  ],
})

/** The first mode of the example in the manner of IOS. */
export const privileged = mode('privileged', {
  prompt: ({ enabled }) => `srstmgr${enabled ? '#' : '>'}`,
  commands: [
    command('configure terminal', {
      help: 'Configure from the terminal',
      vocabulary: { configure: 'Enter configuration mode' },
      when: ({ enabled }) => enabled,
      run: (_, io) => {
        io.enter(configuration)
        return 'Enter configuration commands, one per line.  End with CNTL/Z.'
      },
    }),
    command('show version', {
      help: 'System version',
      vocabulary: { show: 'Show running system information' },
      run: () => 'SRST Manager 1.0\nuptime is 1 day',
    }),
    command('show backup', { help: 'Backup', run: () => 'no backup' }),
    command('show running-config', {
      help: 'Current configuration',
      run: () => Array.from({ length: 8 }, (_, index) => `row ${index + 1}`).join('\n'),
    }),
    command('shutdown', { help: 'Halt the system', run: () => 'halted' }),
    command('exit', { help: 'Exit from the EXEC', run: (_, io) => io.leave() }),
  ],
})

/** A dialect in the manner of IOS. */
export const ios: Dialect<Session> = {
  name: 'ios',
  ignoreCase: true,
  errors: {
    invalid: (spot) =>
      `${caretRow(spot, spot.badColumn)}\n% Invalid input detected at '^' marker.\n\n`,
    ambiguous: ({ lineSoFar }) => `% Ambiguous command:  "${lineSoFar}"`,
    incomplete: () => '% Incomplete command.\n\n',
    pattern: () => '% Bad regular expression',
  },
  help: {
    next: inColumns({ indent: 2, enter: '<cr>' }),
    words: sideBySide,
    nothing: () => '% Unrecognized command',
  },
  pager: {
    marker: ' --More-- ',
    erase: `${'\b'.repeat(9)}${' '.repeat(8)}${'\b'.repeat(9)}`,
    otherKeysStop: true,
  },
  pipes: {
    chained: false,
    only: /^\s*sh/i,
    filters: filters({ include: 'Include', exclude: 'Exclude', begin: 'Begin' }),
  },
  comment: '!',
  keys: { suspend: 'top', endOfInput: 'end' },
}
