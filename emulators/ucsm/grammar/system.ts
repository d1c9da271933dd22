import { backupDn } from '../alarms.ts'
import { BACKUP_CLASS } from '../backup-objects.ts'
import { orderedOperation } from '../operations/ordered-operation.ts'
import { readRemoteFileUrl } from '../remote-file-url.ts'
import { restingFsm } from '../operations/operation-fsm.ts'
import { backupFsmScreen } from '../screens/backup-fsm.ts'
import { NO_SUCH_OBJECT, OBJECT_EXISTS } from '../screens/object-errors.ts'
import { backupDetail, backupTable } from '../screens/show-backup.ts'
import { systemVersion } from '../screens/show-version.ts'
import { backupOf, backups, edit, facts, seen, type Visit } from '../visit.ts'
import { activateFirmware } from './activate-firmware.ts'
import { askPassword, needsPassword } from './backup-password.ts'
import { adminState, backupType, hostName, remoteFileUrl, TYPE_OF } from './backup-slots.ts'
import { backup } from './backup.ts'
import { exportRefusal } from './encryption-key.ts'
import { capability } from './capability.ts'
import { dbCheckPolicy } from './db-check-policy.ts'
import { everywhere } from './everywhere.ts'
import { firmwareScreens } from './firmware-screens.ts'
import { importCommands } from './import-orders.ts'
import { scopePrompt } from './prompt.ts'
import { services } from './services.ts'
import { systemSettings } from './system-settings.ts'
import { command, mode, vocabulary } from './words.ts'
import type { CommandIo } from '../../../src/emulator/index.ts'

interface BackupOrder {
  readonly url: string
  readonly type: keyof typeof TYPE_OF
  readonly state: 'disabled' | 'enabled'
}

/** `UCS-A /system # ` */
export const system = mode('system', {
  prompt: scopePrompt,
  vocabulary,
  inherits: [everywhere],
  commands: [
    command('create backup {url} {type} {state}', {
      help: 'Backup',
      slots: { url: remoteFileUrl, type: backupType, state: adminState },
      async run(order, io) {
        const refusal = exportRefusal(io.session)
        if (refusal !== undefined) return refusal
        const target = readRemoteFileUrl(order.url)
        if (target && backupOf(io.session, target.host)) return OBJECT_EXISTS
        await orderBackup(order, io)
      },
    }),
    command('enter backup {url} {type} {state}', {
      help: 'Backup',
      slots: { url: remoteFileUrl, type: backupType, state: adminState },
      run: (order, io) => exportRefusal(io.session) ?? orderBackup(order, io),
    }),
    command('enter backup {host}', {
      help: 'Backup',
      slots: { host: hostName },
      run: ({ host }, io) => openBackup(host, io),
    }),
    command('scope backup {host}', {
      help: 'Backup',
      slots: { host: hostName },
      run: ({ host }, io) => openBackup(host, io),
    }),
    command('delete backup {host}', {
      help: 'Backup',
      slots: { host: hostName },
      run: ({ host }, { session }) => edit(session, { verb: 'delete', dn: backupDn(host) }),
    }),
    command('show backup', {
      help: 'Backup',
      run: (_, { session }) => backupTable(backups(session)),
    }),
    command('show backup detail', {
      help: 'Detail',
      run: (_, { session }) =>
        backups(session)
          .map((one) => backupDetail(one, facts(session).fsms[one.attributes.hostname ?? '']))
          .join('\n'),
    }),
    command('show backup {host} [detail]', {
      help: 'Backup',
      slots: { host: hostName },
      run({ host, detail }, { session }) {
        const one = backupOf(session, host)
        if (!one) return ''
        return detail ? backupDetail(one, facts(session).fsms[host]) : backupTable([one])
      },
    }),
    command('show backup fsm status {host}', {
      help: 'Status',
      slots: { host: hostName },
      run: ({ host }, { session }) =>
        backupOf(session, host)
          ? backupFsmScreen(host, facts(session).fsms[host] ?? restingFsm)
          : '',
    }),
    ...importCommands,
    ...systemSettings,
    activateFirmware,
    command('scope capability', { help: 'Capability', run: (_, io) => io.enter(capability) }),
    ...dbCheckPolicy,
    ...firmwareScreens,
    command('scope services', { help: 'Services', run: (_, io) => io.enter(services) }),
    command('show version', {
      help: 'System version',
      run: (_, { session }) => systemVersion(facts(session).profile.title),
    }),
  ],
})

async function orderBackup(order: BackupOrder, io: CommandIo<Visit>): Promise<void> {
  const target = readRemoteFileUrl(order.url)
  if (!target) return
  const { session } = io
  const dn = backupDn(target.host)
  if (needsPassword(target.protocol)) await askPassword(io, target.host)
  const said = { type: TYPE_OF[order.type], adminState: order.state }
  const unsaid = { preservePooledValues: 'no', descr: '' }
  edit(session, orderedOperation(seen(session), { class: BACKUP_CLASS, dn, target, said, unsaid }))
  session.backupHost = target.host
  io.enter(backup)
}

function openBackup(host: string, io: CommandIo<Visit>): string | void {
  if (!backupOf(io.session, host)) return NO_SUCH_OBJECT
  io.session.backupHost = host
  io.enter(backup)
}
