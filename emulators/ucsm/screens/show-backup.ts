import { assumed } from '../../../src/emulator/index.ts'
import { backupFaults } from '../alarms.ts'
import type { ManagedObject } from '../managed-objects.ts'
import type { BackupFsm } from '../vocabulary.ts'
import { table } from './table.ts'
import { shown, shownType } from './wording.ts'

export const evidence = assumed(
  'No screen is published; the attributes are those of the SDK, the layout that of other tables.',
)

const COLUMNS = [
  { title: 'Hostname', width: 20 },
  { title: 'Type', width: 16 },
  { title: 'User', width: 10 },
  { title: 'Protocol', width: 8 },
  { title: 'Administrative State', width: 20 },
  { title: 'Description', width: 11 },
]

/** `show backup` in /system. Prints nothing when there is none. */
export function backupTable(backups: readonly ManagedObject[]): string {
  if (backups.length === 0) return ''
  const rows = backups.map(({ attributes: { hostname, type, user, proto, adminState, descr } }) => [
    hostname ?? '',
    shownType(type ?? ''),
    user ?? '',
    shown(proto ?? ''),
    shown(adminState ?? ''),
    descr ?? '',
  ])
  return ['', 'Backup:', ...table(COLUMNS, rows).map((line) => `    ${line}`), ''].join('\n')
}

/** `show backup detail`. */
export function backupDetail(backup: ManagedObject, fsm: BackupFsm | undefined): string {
  const { hostname, type, user, proto, adminState, descr, remoteFile } = backup.attributes
  const task = fsm?.stage && fsm.status !== 'nop' ? backupFaults.stageTask(fsm.stage) : ''
  const rows = [
    ['Hostname', hostname ?? ''],
    ['Type', shownType(type ?? '')],
    ['User', user ?? ''],
    ['Protocol', shown(proto ?? '')],
    ['Administrative State', shown(adminState ?? '')],
    ['Preserve Pooled Values', shown(backup.attributes.preservePooledValues ?? 'no')],
    ['Remote File', remoteFile ?? ''],
    ['Description', descr ?? ''],
    ['Current Task', task],
  ]
  return [
    '',
    'Backup:',
    ...rows.map(([name, value]) => `    ${name}: ${value}`.trimEnd()),
    '',
  ].join('\n')
}
