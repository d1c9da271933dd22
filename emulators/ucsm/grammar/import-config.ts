import { oneOf, text, word } from '../../../src/emulator/index.ts'
import { importDn } from '../imports/import-objects.ts'
import type { ManagedObject } from '../managed-objects.ts'
import { NO_SUCH_OBJECT } from '../screens/object-errors.ts'
import { importDetail, importFsmScreen, importTable } from '../screens/show-import.ts'
import { edit, facts, seen, type Visit } from '../visit.ts'
import { askPassword } from './backup-password.ts'
import { importAction } from './backup-slots.ts'
import { everywhere } from './everywhere.ts'
import { scopePrompt } from './prompt.ts'
import { command, mode, vocabulary } from './words.ts'

/** `UCS-A /system/import-config # ` */
export const importConfig = mode('import-config', {
  prompt: scopePrompt,
  vocabulary,
  inherits: [everywhere],
  commands: [
    command('enable', {
      help: 'Enables the import operation',
      async run(_, io) {
        const { session } = io
        if (!openImport(session)) return NO_SUCH_OBJECT
        await askPassword(io, importDn(session.importHost))
        return set(session, { adminState: 'enabled' })
      },
    }),
    command('disable', {
      help: 'Disables the import operation',
      run: (_, { session }) => set(session, { adminState: 'disabled' }),
    }),
    command('set action {action}', {
      help: 'Action',
      slots: { action: importAction },
      run: ({ action }, { session }) => set(session, { action }),
    }),
    command('set descr {descr}', {
      help: 'Description',
      slots: { descr: text('Description, in quotation marks when it has blanks') },
      run: ({ descr }, { session }) => set(session, { descr }),
    }),
    command('set protocol {protocol}', {
      help: 'Protocol',
      slots: { protocol: oneOf({ scp: 'Scp', sftp: 'Sftp' }) },
      run: ({ protocol }, { session }) => set(session, { proto: protocol }),
    }),
    command('set remote-file {file}', {
      help: 'Remote file',
      slots: { file: word('File name with its path on the server') },
      run: ({ file }, { session }) => set(session, { remoteFile: file }),
    }),
    command('set user {user}', {
      help: 'User',
      slots: { user: word('User name on the server') },
      run: ({ user }, { session }) => set(session, { user }),
    }),
    command('set password', {
      help: 'Password',
      async run(_, io) {
        await askPassword(io, importDn(io.session.importHost))
        return set(io.session, {})
      },
    }),
    command('show [detail]', {
      help: 'Show this object',
      run({ detail }, { session }) {
        const one = openImport(session)
        if (!one) return ''
        return detail
          ? importDetail(one, facts(session).imports[session.importHost])
          : importTable([one])
      },
    }),
    command('show fsm status', {
      help: 'Status',
      run: (_, { session }) =>
        importFsmScreen(session.importHost, facts(session).imports[session.importHost]),
    }),
  ],
})

function openImport(visit: Visit): ManagedObject | undefined {
  return seen(visit)[importDn(visit.importHost)]
}

/** An edit of the open import; refused when it was deleted or discarded meanwhile. */
function set(visit: Visit, attributes: Record<string, string>): string | void {
  if (!openImport(visit)) return NO_SUCH_OBJECT
  edit(visit, { verb: 'set', dn: importDn(visit.importHost), attributes })
}
