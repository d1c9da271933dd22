import {
  faults,
  readSettings,
  type ConnectionFaultUse,
  type FaultName,
  type StoreFaultUse,
} from '../../src/emulator/index.ts'
import type { ServerFault } from './machine.ts'

/** Faults of the connections, in the order in which they were injected. */
export function connectionFaults(all: readonly ServerFault[]): ConnectionFaultUse[] {
  return all.filter((use) => faults[use.fault].kind === 'connection') as ConnectionFaultUse[]
}

/** Faults of the disk, in the order in which they were injected. */
export function storeFaults(all: readonly ServerFault[]): StoreFaultUse[] {
  return all.filter((use) => faults[use.fault].kind === 'store') as StoreFaultUse[]
}

/** Reads a fault as people type it, with its settings as text. Throws `unknown-fault`, `bad-fault-settings`. */
export function readFault(name: string, settings: Readonly<Record<string, string>>): ServerFault {
  const given = Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [
      key,
      /^\d+$/.test(value) ? Number(value) : value,
    ]),
  )
  return { fault: name as FaultName, ...readSettings(name, given) } as ServerFault
}
