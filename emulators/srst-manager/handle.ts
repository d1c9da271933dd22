import { stateName } from '../../src/emulator/index.ts'
import { objectsOf } from './data/system-objects.ts'
import type { House } from './door.ts'
import { runningConfig, startupConfig } from './screens/show-configuration.ts'
import { discoverSite, removeSite } from './sent-events.ts'
import type { OperationRecord } from './vocabulary.ts'

/** What a script can do with a machine besides typing at its prompt. */
export interface SrstHandle {
  /** Where its chart is, as `offline.halted`. */
  readonly state: () => string
  /** The records of `show backup history`, oldest first. */
  readonly backups: () => readonly OperationRecord[]
  /** The records of `show restore history`, oldest first. */
  readonly restores: () => readonly OperationRecord[]
  /** Waits until no backup or restore runs; true when every category of the last one succeeded. */
  readonly lastSucceeds: () => Promise<boolean>
  /** Waits until the machine is online and its door open; false after an hour of lab time. */
  readonly isBack: () => Promise<boolean>
  readonly runningConfig: () => string
  readonly startupConfig: () => string
  /** The magic string of the master key; undefined without one. */
  readonly magic: () => string | undefined
  /** Names of the managed sites. */
  readonly sites: () => readonly string[]
  readonly discoverSite: (name?: string) => string
  readonly removeSite: (name: string) => void
  readonly switchOn: () => void
  /** The lines of a log file; none when there is no such file. */
  readonly log: (name: string) => readonly string[]
}

const LIMIT_MS = 3_600_000

/** Makes the handle of a running machine. */
export function srstHandle(house: House): SrstHandle {
  const { surroundings, appliance, logs } = house
  const context = () => appliance.getSnapshot().context
  const lastJob = (): readonly OperationRecord[] => {
    const { job, backups, restores } = context()
    if (!job) return []
    return job.kind === 'backup'
      ? backups.filter(({ backupId }) => backupId === job.id)
      : restores.filter(({ restoreId }) => restoreId === job.restoreId)
  }
  return {
    state: () => stateName(appliance.getSnapshot().value),
    backups: () => context().backups,
    restores: () => context().restores,
    async lastSucceeds() {
      const isOver = () => !appliance.getSnapshot().hasTag('busy')
      const records = (await surroundings.until(isOver, LIMIT_MS)) ? lastJob() : []
      return records.length > 0 && records.every(({ result }) => result === 'Success')
    },
    isBack: () => surroundings.until(() => appliance.getSnapshot().value === 'online', LIMIT_MS),
    runningConfig: () => runningConfig(context().running, context().objects),
    startupConfig: () => startupConfig(context().startup, context().objects),
    magic: () => context().masterKey?.magic,
    sites: () => objectsOf(context().objects, 'site').map(({ name }) => name),
    discoverSite: (name) => discoverSite(house, name),
    removeSite: (name) => removeSite(house, name),
    switchOn: () => appliance.send({ type: 'power.restored' }),
    log: (name) => logs.read(name)?.lines ?? [],
  }
}
