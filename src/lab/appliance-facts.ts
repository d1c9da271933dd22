import type { Credential } from '../emulator/emulator.ts'
import type { RunningAppliance } from './running-appliance.ts'

/** Where a client on this machine reaches a front door. */
export interface DoorFacts {
  readonly service: string
  readonly host: string
  readonly port: number
  /** The port on the lab address. */
  readonly labPort: number
}

/** A running appliance for those who look at it from outside: `lab.json`, `ps` and the control API. */
export interface ApplianceFacts {
  readonly name: string
  readonly emulator: string
  readonly profile: string
  /** Its lab address. */
  readonly address: string
  readonly doors: readonly DoorFacts[]
  readonly credentials: readonly Credential[]
}

/** Addresses that stand for every address of the machine; a client takes loopback. */
const LOOPBACK_OF_ANY: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }

/** What is to be known about an appliance as it runs now. */
export function applianceFacts(appliance: RunningAppliance): ApplianceFacts {
  const { name, emulator, address, doors, credentials } = appliance
  return {
    name,
    emulator,
    profile: appliance.profile(),
    address,
    doors: doors.map(({ service, host, port, labPort }) => ({
      service,
      host: LOOPBACK_OF_ANY[host] ?? host,
      port,
      labPort,
    })),
    credentials: credentials.map(({ username, password }) => ({ username, password })),
  }
}
