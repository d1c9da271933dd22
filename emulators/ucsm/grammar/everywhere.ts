import { integer } from '../../../src/emulator/index.ts'
import { backupDn } from '../alarms.ts'
import { pendingConfiguration } from '../screens/pending-configuration.ts'
import { faultDetail, faultTable } from '../screens/show-fault.ts'
import type { Alarm } from '../vocabulary.ts'
import { facts, pending, type Visit } from '../visit.ts'
import { scopePrompt } from './prompt.ts'
import { command, mode, vocabulary } from './words.ts'

/** Commands of every mode of the management CLI; no mode of its own. */
export const everywhere = mode('everywhere', {
  prompt: scopePrompt,
  vocabulary,
  commands: [
    command('commit-buffer', {
      help: 'Commit transaction buffer',
      async run(_, io) {
        await io.until(commit(io.session))
      },
    }),
    command('discard-buffer', {
      help: 'Discard transaction buffer',
      run: (_, { session }) => session.buffer.send({ type: 'buffer.discarded' }),
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
    command('show configuration pending', {
      help: 'Changes that are not committed',
      run: (_, { session }) => pendingConfiguration(pending(session)),
    }),
    command('show fault', {
      help: 'Fault',
      run: (_, io) => faultTable(faultsHere(io.session, io.modePath())),
    }),
    command('show fault detail', {
      help: 'Detail',
      run: (_, io) => faultDetail(faultsHere(io.session, io.modePath())),
    }),
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

/** Resolves when the buffer is committed, and at once when there is nothing in it. */
function commit({ buffer }: Visit): Promise<void> {
  buffer.send({ type: 'commit.requested' })
  if (buffer.getSnapshot().value === 'editing') return Promise.resolve()
  return new Promise((resolve) => {
    const watch = buffer.subscribe(({ value }) => {
      if (value !== 'editing') return
      watch.unsubscribe()
      resolve()
    })
  })
}

/** At the top every fault; below it, those of the object whose scope is open and of what it contains. */
function faultsHere(visit: Visit, path: readonly string[]): readonly Alarm[] {
  const { alarms } = facts(visit)
  const [scope, child] = path
  if (scope === undefined) return alarms
  const dn = child === 'backup' ? backupDn(visit.backupHost) : 'sys'
  return alarms.filter((alarm) => alarm.dn === dn || alarm.dn.startsWith(`${dn}/`))
}
