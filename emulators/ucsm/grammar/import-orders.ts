import type { CommandIo } from '../../../src/emulator/index.ts'
import { readRemoteFileUrl } from '../remote-file-url.ts'
import { IMPORT_CLASS, importDn, type ImportAction } from '../imports/import-objects.ts'
import { objectsOf, type ManagedObject } from '../managed-objects.ts'
import { orderedOperation } from '../operations/ordered-operation.ts'
import { NO_SUCH_OBJECT, OBJECT_EXISTS } from '../screens/object-errors.ts'
import { importDetail, importFsmScreen, importTable } from '../screens/show-import.ts'
import { edit, facts, seen, type Visit } from '../visit.ts'
import { askPassword, needsPassword } from './backup-password.ts'
import { adminState, hostName, importAction, remoteFileUrl } from './backup-slots.ts'
import { importConfig } from './import-config.ts'
import { command } from './words.ts'

interface ImportOrder {
  readonly url: string
  readonly state: 'disabled' | 'enabled'
  readonly action: ImportAction
}

const orderSlots = { url: remoteFileUrl, state: adminState, action: importAction }

/** The commands of /system that are about import operations. */
export const importCommands = [
  command('create import-config {url} {state} {action}', {
    help: 'Import Config',
    slots: orderSlots,
    async run(order, io) {
      const target = readRemoteFileUrl(order.url)
      if (target && importOf(io.session, target.host)) return OBJECT_EXISTS
      await orderImport(order, io)
    },
  }),
  command('enter import-config {url} {state} {action}', {
    help: 'Import Config',
    slots: orderSlots,
    run: orderImport,
  }),
  command('enter import-config {host}', {
    help: 'Import Config',
    slots: { host: hostName },
    run: ({ host }, io) => openImport(host, io),
  }),
  command('scope import-config {host}', {
    help: 'Import Config',
    slots: { host: hostName },
    run: ({ host }, io) => openImport(host, io),
  }),
  command('delete import-config {host}', {
    help: 'Import Config',
    slots: { host: hostName },
    run: ({ host }, { session }) => edit(session, { verb: 'delete', dn: importDn(host) }),
  }),
  command('show import-config [detail]', {
    help: 'Import Config',
    run({ detail }, { session }) {
      const all = objectsOf(seen(session), IMPORT_CLASS)
      return detail ? all.map((one) => detailOf(session, one)).join('\n') : importTable(all)
    },
  }),
  command('show import-config {host} [detail]', {
    help: 'Import Config',
    slots: { host: hostName },
    run({ host, detail }, { session }) {
      const one = importOf(session, host)
      if (!one) return ''
      return detail ? detailOf(session, one) : importTable([one])
    },
  }),
  command('show import-config fsm status {host}', {
    help: 'Status',
    slots: { host: hostName },
    run: ({ host }, { session }) =>
      importOf(session, host) ? importFsmScreen(host, facts(session).imports[host]) : '',
  }),
]

function importOf(visit: Visit, host: string): ManagedObject | undefined {
  return seen(visit)[importDn(host)]
}

function detailOf(visit: Visit, one: ManagedObject): string {
  return importDetail(one, facts(visit).imports[one.attributes.hostname ?? ''])
}

async function orderImport(order: ImportOrder, io: CommandIo<Visit>): Promise<void> {
  const target = readRemoteFileUrl(order.url)
  if (!target) return
  const { session } = io
  const { host, protocol } = target
  const dn = importDn(host)
  if (needsPassword(protocol)) await askPassword(io, dn)
  const said = { action: order.action, adminState: order.state }
  edit(
    session,
    orderedOperation(seen(session), {
      class: IMPORT_CLASS,
      dn,
      target,
      said,
      unsaid: { descr: '' },
    }),
  )
  session.importHost = host
  io.enter(importConfig)
}

function openImport(host: string, io: CommandIo<Visit>): string | void {
  if (!importOf(io.session, host)) return NO_SUCH_OBJECT
  io.session.importHost = host
  io.enter(importConfig)
}
