import { assumed } from '../../../src/emulator/index.ts'
import { importFaults } from '../imports/import-alarms.ts'
import type { ImportFsm } from '../imports/import-objects.ts'
import type { ManagedObject } from '../managed-objects.ts'
import { restingFsm } from '../operations/operation-fsm.ts'
import { fsmLines } from './backup-fsm.ts'
import { table } from './table.ts'
import { shown } from './wording.ts'

export const evidence = assumed(
  'No screen is published; the attributes are those of the SDK, the layouts those of backups.',
)

const COLUMNS = [
  { title: 'Hostname', width: 20 },
  { title: 'User', width: 10 },
  { title: 'Protocol', width: 8 },
  { title: 'Action', width: 7 },
  { title: 'Administrative State', width: 20 },
  { title: 'Description', width: 11 },
]

/** `show import-config` in /system. Prints nothing when there is none. */
export function importTable(imports: readonly ManagedObject[]): string {
  if (imports.length === 0) return ''
  const rows = imports.map(({ attributes }) => {
    const { hostname = '', user = '', proto = '', action = '', adminState = '' } = attributes
    const states = [shown(proto), shown(action), shown(adminState)]
    return [hostname, user, ...states, attributes.descr ?? '']
  })
  return ['', 'Import Config:', ...table(COLUMNS, rows).map((line) => `    ${line}`), ''].join('\n')
}

/** `show import-config detail`. */
export function importDetail(one: ManagedObject, fsm: ImportFsm = restingFsm): string {
  const { hostname = '', user = '', proto = '', action = '', adminState = '' } = one.attributes
  const { remoteFile = '', descr = '' } = one.attributes
  const rows = [
    ['Hostname', hostname],
    ['User', user],
    ['Protocol', shown(proto)],
    ['Action', shown(action)],
    ['Administrative State', shown(adminState)],
    ['Remote File', remoteFile],
    ['Description', descr],
    ['Current Task', fsm.stage && fsm.status !== 'nop' ? importFaults.stageTask(fsm.stage) : ''],
  ]
  const lines = rows.map(([name, value]) => `    ${name}: ${value}`.trimEnd())
  return ['', 'Import Config:', ...lines, ''].join('\n')
}

/** `show import-config fsm status HOST`, and `show fsm status` inside an import. */
export function importFsmScreen(host: string, fsm: ImportFsm = restingFsm): string {
  return fsmLines(host, fsm, fsm.stage ? importFaults.stageTask(fsm.stage) : '')
}
