import type { Credential } from '../emulator/emulator.ts'
import type { RunningAppliance } from './running-appliance.ts'
import type { SharedAddressState } from './shared-addresses.ts'

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

/** A shared address for the same readers; `leadsTo` is absent while no appliance holds it. */
export interface SharedAddressFacts {
  readonly address: string
  readonly appliances: readonly string[]
  readonly leadsTo?: string
  readonly doors: readonly DoorFacts[]
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
    doors: doors.map(doorFacts),
    credentials: credentials.map(({ username, password }) => ({ username, password })),
  }
}

/** What is to be known about a shared address as it is now. */
export function sharedAddressFacts({
  address,
  appliances,
  leadsTo,
  doors,
}: SharedAddressState): SharedAddressFacts {
  return {
    address,
    appliances,
    ...(leadsTo !== undefined && { leadsTo }),
    doors: doors.map(doorFacts),
  }
}

function doorFacts({ service, host, port, labPort }: DoorFacts): DoorFacts {
  return { service, host: LOOPBACK_OF_ANY[host] ?? host, port, labPort }
}
