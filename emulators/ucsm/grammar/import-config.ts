import { importDn } from '../imports/import-objects.ts'
import type { ManagedObject } from '../managed-objects.ts'
import { NO_SUCH_OBJECT } from '../screens/object-errors.ts'
import { importDetail, importFsmScreen, importTable } from '../screens/show-import.ts'
import { edit, facts, seen, type Visit } from '../visit.ts'
import { askPassword, needsPassword } from './backup-password.ts'
import { importAction } from './backup-slots.ts'
import { everywhere } from './everywhere.ts'
import { scopePrompt } from './prompt.ts'
import { remoteFileCommands } from './remote-file.ts'
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
        const one = openImport(session)
        if (!one) return NO_SUCH_OBJECT
        if (needsPassword(one.attributes.proto ?? '')) await askPassword(io, openDn(session))
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
    ...remoteFileCommands({ set, passwordName: openDn }),
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

function openDn({ importHost }: Visit): string {
  return importDn(importHost)
}

function openImport(visit: Visit): ManagedObject | undefined {
  return seen(visit)[openDn(visit)]
}

/** An edit of the open import; refused when it was deleted or discarded meanwhile. */
function set(visit: Visit, attributes: Record<string, string>): string | void {
  if (!openImport(visit)) return NO_SUCH_OBJECT
  edit(visit, { verb: 'set', dn: openDn(visit), attributes })
}
