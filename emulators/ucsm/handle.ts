import type { Actor } from 'xstate'
import type { Surroundings } from '../../src/emulator/index.ts'
import { backupDn } from './alarms.ts'
import { restingFsm } from './backup-objects.ts'
import type { ucsmMachine } from './machines/ucsm-machine.ts'
import { pollerLine } from './screens/show-fault.ts'
import type { Alarm, BackupFsm } from './vocabulary.ts'

/** What a script can do with an interconnect besides typing at its prompt. */
export interface UcsmHandle {
  /** Activates firmware and waits until the interconnect is back. */
  readonly upgrade: (to: string) => Promise<void>
  /** Waits until the FSM of a backup is at rest; true when its last run succeeded. */
  readonly backupSucceeds: (host: string) => Promise<boolean>
  readonly backupFsm: (host: string) => BackupFsm
  /** The fault of a code on the backup of a host, cleared ones included. */
  readonly fault: (code: string, host: string) => Alarm | undefined
  /** A fault as a poller prints it: the form in which the field quotes F999723. Empty when there is none. */
  readonly faultLine: (code: string, host: string) => string
}

const ACTIVATION_LIMIT_MS = 3_600_000
const BACKUP_LIMIT_MS = 3_600_000

/** Makes the handle of a running interconnect. */
export function ucsmHandle(
  { until }: Surroundings,
  appliance: Actor<typeof ucsmMachine>,
): UcsmHandle {
  const context = () => appliance.getSnapshot().context
  const backupFsm = (host: string) => context().fsms[host] ?? restingFsm
  const fault = (code: string, host: string) =>
    context().alarms.find((alarm) => alarm.code === code && alarm.dn === backupDn(host))
  return {
    backupFsm,
    fault,
    faultLine(code, host) {
      const found = fault(code, host)
      return found ? pollerLine(found) : ''
    },
    async upgrade(to) {
      appliance.send({ type: 'firmware.upgraded', to })
      await until(() => appliance.getSnapshot().value === 'operational', ACTIVATION_LIMIT_MS)
    },
    async backupSucceeds(host) {
      const isAtRest = () => ['nop', 'backupFail'].includes(backupFsm(host).status)
      const rested = await until(isAtRest, BACKUP_LIMIT_MS)
      return rested && backupFsm(host).previous === 'backupSuccess'
    },
  }
}
