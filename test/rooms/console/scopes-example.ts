import {
  caretRow,
  filters,
  grammar,
  inColumns,
  integer,
  oneOf,
  pattern,
  text,
  word,
  type Dialect,
} from '../../../src/console/index.ts'
import type { Session } from './example-session.ts'

const { command, mode } = grammar<Session>()

const backup = mode('backup', {
  prompt: ({ dirty }, path) => `UCS-A /${path.join('/')}${dirty ? '*' : ''} # `,
  commands: [
    command('set descr {descr}', {
      help: 'Description',
      slots: { descr: text('Description') },
      run: ({ descr }, { session }) => {
        session.dirty = true
        session.answers.push(descr)
      },
    }),
    command('set password', {
      help: 'Password',
      run: async (_, io) => {
        io.session.answers.push(await io.ask('Password: ', { echo: false }))
        io.session.dirty = true
      },
    }),
    command('set key {key}', {
      help: 'Key',
      slots: { key: word('Key', { secret: true }) },
      run: ({ key }, { session }) => void session.answers.push(key),
    }),
  ],
})

const system = mode('system', {
  prompt: ({ dirty }, path) => `UCS-A /${path.join('/')}${dirty ? '*' : ''} # `,
  commands: [
    command('create backup {url} {type} {state}', {
      help: 'Backup',
      slots: {
        url: pattern(/^\w+:\/\/\S+$/, {
          label: 'URL',
          help: 'Location of the backup file',
          examples: ['scp://user@host35/all.bak'],
        }),
        type: oneOf({ 'all-configuration': 'All configuration', 'full-state': 'Full state' }),
        state: oneOf({ disabled: 'Disabled', enabled: 'Enabled' }),
      },
      run: async ({ url }, io) => {
        if (/^(scp|sftp)/.test(url)) await io.ask('Password: ', { echo: false })
        io.session.dirty = true
        io.enter(backup)
      },
    }),
    command('scope backup {host}', {
      help: 'Backup',
      slots: { host: word('Host name') },
      run: (_, io) => io.enter(backup),
    }),
    command('set sshkey', {
      help: 'SSH key',
      run: async (_, io) => {
        const lines = await io.readLines({
          intro:
            "Enter lines one at a time. Enter ENDOFBUF to finish. Press ^C to abort.\nUser's SSH key:",
          prompt: '> ',
          endMarker: 'ENDOFBUF',
        })
        io.session.answers.push(...lines)
      },
    }),
  ],
})

/** The first mode of the example in the manner of UCS Manager. */
export const exec = mode('exec', {
  prompt: ({ dirty }) => `UCS-A${dirty ? '*' : ''}# `,
  vocabulary: {
    scope: 'Changes the current mode',
    connect: 'Connect to an endpoint',
    show: 'Show system information',
  },
  commands: [
    command('scope system', { help: 'Systems', run: (_, io) => io.enter(system) }),
    command('scope security', { help: 'Security mode', run: () => '' }),
    command('connect adapter {id}', {
      help: 'Connect to the adapter',
      slots: { id: word('Adapter') },
      run: () => '',
    }),
    command('connect nxos [(a|b)]', {
      help: 'Connect to the NXOS shell',
      vocabulary: { a: 'Fabric A', b: 'Fabric B' },
      run: ({ a, b }) => (a ? 'fabric A' : b ? 'fabric B' : 'this fabric'),
    }),
    command('show lines {count}', {
      help: 'Lines',
      slots: { count: integer(1, 500, 'How many') },
      run: ({ count }) =>
        Array.from({ length: count }, (_, index) => `line ${index + 1}`).join('\n'),
    }),
    command('show text', {
      help: 'Text',
      run: (_, io) => io.print('interface a\n  up\n  Speed 10\ninterface b\n  down\nend'),
    }),
    command('break', {
      help: 'Break',
      run: () => {
        throw new TypeError('a defect')
      },
    }),
    command('erase configuration', {
      help: 'Erases',
      run: async (_, io) => ((await io.confirm('Are you sure? (yes/no): ')) ? 'erased' : 'kept'),
    }),
    command('pause {ms}', {
      help: 'Waits',
      slots: { ms: integer(1, 100_000, 'Milliseconds') },
      run: async ({ ms }, io) => {
        io.print('waiting')
        await io.wait(ms)
        return 'done'
      },
    }),
    command('follow', {
      help: 'Follows work',
      run: (_, io) => {
        io.write('...')
        return io.until(io.session.work.promise)
      },
    }),
    command('stumble', {
      help: 'Breaks when the work does',
      run: async (_, io) => {
        await io.session.work.promise
      },
    }),
    command('secret {when}', {
      help: 'Not for everyone',
      slots: { when: word('When') },
      when: ({ enabled }) => !enabled,
      run: () => 'secret',
    }),
    command('close {code}', {
      help: 'Ends',
      slots: { code: integer(0, 255, 'Exit code') },
      run: ({ code }, io) => io.end(code),
    }),
  ],
})

const everywhere = [
  command('up', {
    help: 'Goes up one mode',
    run: (_, io) => void (io.modePath().length > 0 && io.leave()),
  }),
  command('top', { help: 'Goes to the top mode', run: (_, io) => io.leaveAll() }),
  command('exit', { help: 'Exits the current mode', run: (_, io) => io.leave() }),
  command('commit-buffer', {
    help: 'Commits the buffer',
    run: (_, { session }) => {
      session.dirty = false
    },
  }),
  command('terminal length {lines}', {
    help: 'Length of a page',
    slots: { lines: integer(0, 511, 'Lines') },
    run: ({ lines }, io) => io.terminal.setPageLength(lines),
  }),
  command('show history', { help: 'History', run: (_, io) => io.history().join('\n') }),
]

/** A dialect in the manner of UCS Manager. */
export const scopes: Dialect<Session> = {
  name: 'scopes',
  commands: everywhere,
  vocabulary: { terminal: 'Terminal settings', set: 'Sets a property' },
  errors: {
    invalid: (spot) => `${caretRow(spot)}\n% Invalid Command at '^' marker`,
    ambiguous: (spot) => `${caretRow(spot)}\n% Ambiguous command at '^' marker`,
    incomplete: (spot) => `${caretRow(spot)}\n% Incomplete Command at '^' marker`,
    pattern: (source) => `grep: cannot read the expression ${source}`,
  },
  help: {
    next: inColumns({ indent: 2, labelWidth: 22, enter: '<CR>' }),
    words: inColumns({ indent: 2, labelWidth: 22 }),
    keyword: {
      word: 'help',
      layout: (title, candidates) =>
        `\n${title}\n\n\nCommands:\n${inColumns({ indent: 2, labelWidth: 22 })(candidates)}\n\n\n`,
    },
  },
  tab: 'list-on-second',
  pager: { marker: '--More--', erase: '\r\u001b[K' },
  pipes: {
    chained: true,
    filters: filters({
      grep: 'Print lines matching',
      egrep: 'Print lines matching an extended pattern',
      include: 'Include lines that match',
      exclude: 'Exclude lines that match',
      begin: 'Begin with the line that matches',
      section: 'Show the sections that match',
      count: 'Count number of lines',
      head: 'Display first lines',
      last: 'Display last lines',
      'no-more': 'Turn-off pagination for command output',
      'no more': 'Turn-off pagination for command output',
    }),
  },
  separator: ';',
  keys: { interruptEcho: '^C', endOfInput: 'leave' },
  confirm: { yes: /^yes$/, no: /^no$/, again: "Please enter 'yes' or 'no'." },
  idle: { afterMs: 600_000, text: '\nSession timed out\n' },
  crash: (error) => `Software Error: ${String(error)}\n`,
}
