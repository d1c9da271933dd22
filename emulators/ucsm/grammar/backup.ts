import { oneOf } from '../../../src/emulator/index.ts'
import { backupDn } from '../alarms.ts'
import { restingFsm } from '../operations/operation-fsm.ts'
import { backupFsmScreen } from '../screens/backup-fsm.ts'
import { fsmStatusScreen } from '../screens/fsm-status.ts'
import { NO_SUCH_OBJECT } from '../screens/object-errors.ts'
import { shownOperation } from '../operations/operation-fsm-status.ts'
import { backupDetail, backupTable } from '../screens/show-backup.ts'
import { backupOf, edit, facts, type Visit } from '../visit.ts'
import { askPassword, needsPassword } from './backup-password.ts'
import { backupType, TYPE_OF } from './backup-slots.ts'
import { exportRefusal } from './encryption-key.ts'
import { everywhere } from './everywhere.ts'
import { scopePrompt } from './prompt.ts'
import { remoteFileCommands } from './remote-file.ts'
import { command, mode, vocabulary } from './words.ts'

const STAGES = ['backupLocal', 'upload'] as const

/** `UCS-A /system/backup # ` */
export const backup = mode('backup', {
  prompt: scopePrompt,
  vocabulary,
  inherits: [everywhere],
  commands: [
    command('enable', {
      help: 'Enables the backup operation',
      async run(_, io) {
        const { session } = io
        const refusal = exportRefusal(session)
        if (refusal !== undefined) return refusal
        const one = backupOf(session, session.backupHost)
        if (!one) return NO_SUCH_OBJECT
        if (needsPassword(one.attributes.proto ?? '')) await askPassword(io, session.backupHost)
        return set(session, { adminState: 'enabled' })
      },
    }),
    command('disable', {
      help: 'Disables the backup operation',
      run: (_, { session }) => set(session, { adminState: 'disabled' }),
    }),
    ...remoteFileCommands({ set, passwordName: ({ backupHost }) => backupHost }),
    command('set type {type}', {
      help: 'Type',
      slots: { type: backupType },
      run: ({ type }, { session }) => set(session, { type: TYPE_OF[type] }),
    }),
    command('set preserve-pooled-values {choice}', {
      help: 'Preserve pooled values',
      slots: { choice: oneOf({ no: 'No', yes: 'Yes' }) },
      run: ({ choice }, { session }) => set(session, { preservePooledValues: choice }),
    }),
    command('show', { help: 'Show this object', run: (_, io) => show(io.session, backupTable) }),
    command('show detail', {
      help: 'Detail',
      run: (_, { session }) => {
        const one = backupOf(session, session.backupHost)
        return one && backupDetail(one, facts(session).fsms[session.backupHost])
      },
    }),
    command('show fsm status', {
      help: 'Status',
      run: (_, { session }) =>
        backupFsmScreen(session.backupHost, facts(session).fsms[session.backupHost] ?? restingFsm),
    }),
    command('show fsm status expand', {
      help: 'Expand',
      run: (_, { session }) => expandedFsm(session),
    }),
  ],
})

/** The FSM of the open backup with its stages. */
function expandedFsm(visit: Visit): string {
  const { backupHost: host } = visit
  const fsm = facts(visit).fsms[host] ?? restingFsm
  const names = { dn: backupDn(host), current: 'Backup', stages: STAGES, failed: 'backupFail' }
  return fsmStatusScreen(shownOperation(fsm, names), true)
}

/** An edit of the open backup; refused when it was deleted or discarded meanwhile. */
function set(visit: Visit, attributes: Record<string, string>): string | void {
  if (!backupOf(visit, visit.backupHost)) return NO_SUCH_OBJECT
  edit(visit, { verb: 'set', dn: backupDn(visit.backupHost), attributes })
}

function show(visit: Visit, screen: typeof backupTable): string {
  const one = backupOf(visit, visit.backupHost)
  return one ? screen([one]) : ''
}
