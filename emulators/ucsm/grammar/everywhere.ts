import { integer } from '../../../src/emulator/index.ts'
import { NOT_PRIMARY } from '../screens/object-errors.ts'
import { NO_PRIVILEGE } from '../screens/user-errors.ts'
import { isReadOnly } from '../users/privileges.ts'
import { facts } from '../visit.ts'
import { showEventCommands } from './events.ts'
import { showFaultCommands } from './faults.ts'
import { scopePrompt } from './prompt.ts'
import { leaveLostScopes } from './scope-object.ts'
import { showConfigurationCommands } from './show-configuration.ts'
import { command, mode, vocabulary } from './words.ts'

/** Commands of every mode of the management CLI; no mode of its own. */
export const everywhere = mode('everywhere', {
  prompt: scopePrompt,
  vocabulary,
  commands: [
    command('commit-buffer', {
      help: 'Commit transaction buffer',
      run(_, { session }) {
        if (isReadOnly(session)) return NO_PRIVILEGE
        if (facts(session).seat?.role === 'subordinate') return NOT_PRIMARY
        session.buffer.send({ type: 'commit.requested' })
      },
    }),
    command('discard-buffer', {
      help: 'Discard transaction buffer',
      run(_, io) {
        io.session.buffer.send({ type: 'buffer.discarded' })
        leaveLostScopes(io)
      },
    }),
    command('up', {
      help: 'Go up one mode',
      run: (_, io) => {
        if (io.modePath().length > 0) io.leave()
      },
    }),
    command('top', { help: 'Go to the top mode', run: (_, io) => io.leaveAll() }),
    command('exit', { help: 'Exit from command interpreter', run: (_, io) => io.leave() }),
    command('where', {
      help: 'Show information about the current mode',
      run: (_, io) => `Mode: /${io.modePath().join('/')}\nMode Data:`,
    }),
    ...showConfigurationCommands,
    ...showFaultCommands,
    ...showEventCommands,
    command('terminal length {lines}', {
      help: 'Terminal length',
      slots: { lines: integer(0, 511, 'Number of lines on screen (0 for no pausing)') },
      run: ({ lines }, io) => io.terminal.setPageLength(lines),
    }),
    command('terminal width {columns}', {
      help: 'Terminal width',
      slots: { columns: integer(24, 511, 'Number of characters on a line') },
      run: ({ columns }, io) => io.terminal.setWidth(columns),
    }),
  ],
})
