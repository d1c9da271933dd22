import type { Actor } from 'xstate'
import type { Surroundings } from '../../src/emulator/index.ts'
import { backupDn } from './alarms.ts'
import type { ImportFsm } from './imports/import-objects.ts'
import type { ManagedObject, ObjectTree } from './managed-objects.ts'
import type { ucsmMachine } from './machines/ucsm-machine.ts'
import { restingFsm } from './operations/operation-fsm.ts'
import type { SyslogFile } from './records/syslog-file.ts'
import { pollerLine } from './screens/show-fault.ts'
import type { Alarm, BackupFsm } from './vocabulary.ts'

/** What a script can do with an interconnect besides typing at its prompt. */
export interface UcsmHandle {
  /** Activates firmware and waits until the interconnect is back. */
  readonly upgrade: (to: string) => Promise<void>
  /** Waits until the FSM of a backup is at rest; true when its last run succeeded. */
  readonly backupSucceeds: (host: string) => Promise<boolean>
  readonly backupFsm: (host: string) => BackupFsm
  /** Waits until the FSM of an import is at rest; true when its last run succeeded. */
  readonly importSucceeds: (host: string) => Promise<boolean>
  readonly importFsm: (host: string) => ImportFsm
  /** The fault of a code on any object, cleared ones included. */
  readonly faultOn: (code: string, dn: string) => Alarm | undefined
  /** The managed object of a name as it is committed. */
  readonly configured: (dn: string) => ManagedObject | undefined
  /** All managed objects as they are committed, by their names. */
  readonly configuration: () => ObjectTree
  /** The fault of a code on the backup of a host, cleared ones included. */
  readonly fault: (code: string, host: string) => Alarm | undefined
  /** A fault as a poller prints it: the form in which the field quotes F999723. Empty when there is none. */
  readonly faultLine: (code: string, host: string) => string
  /** The lines of the local syslog file, oldest first. */
  readonly syslog: () => readonly string[]
}

const ACTIVATION_LIMIT_MS = 3_600_000
const BACKUP_LIMIT_MS = 3_600_000

/** Makes the handle of a running interconnect. */
export function ucsmHandle(
  { until }: Surroundings,
  appliance: Actor<typeof ucsmMachine>,
  syslog: SyslogFile,
): UcsmHandle {
  const context = () => appliance.getSnapshot().context
  const backupFsm = (host: string) => context().fsms[host] ?? restingFsm
  const importFsm = (host: string) => context().imports[host] ?? restingFsm
  const faultOn = (code: string, dn: string) =>
    context().alarms.find((alarm) => alarm.code === code && alarm.dn === dn)
  const fault = (code: string, host: string) => faultOn(code, backupDn(host))
  return {
    backupFsm,
    importFsm,
    fault,
    faultOn,
    configured: (dn) => context().objects[dn],
    configuration: () => context().objects,
    syslog: syslog.lines,
    faultLine(code, host) {
      const found = fault(code, host)
      return found ? pollerLine(found) : ''
    },
    async upgrade(to) {
      appliance.send({ type: 'firmware.upgraded', to })
      await until(() => appliance.getSnapshot().value === 'operational', ACTIVATION_LIMIT_MS)
    },
    async importSucceeds(host) {
      const isAtRest = () => ['nop', 'importFail'].includes(importFsm(host).status)
      const rested = await until(isAtRest, BACKUP_LIMIT_MS)
      return rested && importFsm(host).previous === 'importSuccess'
    },
    async backupSucceeds(host) {
      const isAtRest = () => ['nop', 'backupFail'].includes(backupFsm(host).status)
      const rested = await until(isAtRest, BACKUP_LIMIT_MS)
      return rested && backupFsm(host).previous === 'backupSuccess'
    },
  }
}
