import type { Duplex } from 'node:stream'
import type { Credential, HostKeySheet } from '../emulator/emulator.ts'
import { LabError } from '../errors/lab-error.ts'
import type { AnyEntry } from '../journal/entry.ts'
import { applianceFacts, type DoorFacts } from '../lab/appliance-facts.ts'
import { knownHosts } from '../lab/directory/known-hosts.ts'
import { sshConfig, type SshPlace } from '../lab/directory/ssh-config.ts'
import type { RunningLab } from '../lab/lab.ts'
import type { RunningAppliance } from '../lab/running-appliance.ts'
import { actorOf } from '../scenario/play.ts'
import type { Actor } from '../scenario/stage.ts'

/** Where a client on this machine reaches a front door. */
export interface Endpoint {
  /** An address of the loopback interface. */
  readonly host: string
  readonly port: number
}

/** How the code under test gets to an appliance. */
export interface Reachable {
  /** Where the door of a service listens; `ssh` unless named. Throws `unknown-door`. */
  readonly endpoint: (service?: string) => Endpoint
  /**
   * A connection to a door, made within the lab, so that lab time waits for its bytes. Clients take it in place of a socket
   * of their own, as ssh2 does with `sock`. Rejects with `unknown-door`, `dial-failed`.
   */
  readonly dial: (service?: string) => Promise<Duplex>
  readonly credentials: readonly Credential[]
  /** The host keys as they are now, in the order in which the SSH door offers them. */
  readonly hostKeys: () => readonly HostKeySheet[]
  /** Lines for a `known_hosts`: every host key under the appliance's name and its endpoint. */
  readonly knownHosts: () => string
  /** The `ssh_config` of the appliance; `knownHostsFile` is the absolute path of what `knownHosts` said. */
  readonly sshConfig: (knownHostsFile: string) => string
  /** What happened on this appliance; of an event when one is named, `*` standing for anything. */
  readonly journal: (event?: string) => readonly AnyEntry[]
}

/** An appliance of a test: what scripts have, what its emulator adds, and the way to it. */
export type TestActor<Handle = unknown> = Actor & Handle & Reachable

/** Lab time after which a connection within the lab is given up, milliseconds. */
const DIAL_LIMIT_MS = 120_000

/** Makes the actor of a running appliance. `onDial` is told of each connection that was made. */
export function testActor(
  appliance: RunningAppliance,
  lab: RunningLab,
  onDial: (socket: Duplex) => void,
): TestActor {
  const { name, address } = appliance

  function doorOf(service: string): DoorFacts {
    const { doors } = applianceFacts(appliance)
    const door = doors.find((one) => one.service === service)
    if (door) return door
    const known = doors.map((one) => one.service)
    throw new LabError('unknown-door', { appliance: name, service, known })
  }

  function sshPlace(): SshPlace {
    return { ...applianceFacts(appliance), hostKeys: appliance.hostKeys() }
  }

  const reachable: Reachable = {
    endpoint(service = 'ssh') {
      const { host, port } = doorOf(service)
      return { host, port }
    },
    async dial(service = 'ssh') {
      const { labPort: port } = doorOf(service)
      const to = { host: address, port, service, withinMs: DIAL_LIMIT_MS }
      const dialled = await lab.operator.dial(to)
      if (!dialled.ok) {
        const { reason } = dialled
        throw new LabError('dial-failed', { appliance: name, service, reason })
      }
      onDial(dialled.socket)
      return dialled.socket
    },
    credentials: applianceFacts(appliance).credentials,
    hostKeys: appliance.hostKeys,
    knownHosts: () => knownHosts([sshPlace()]),
    sshConfig: (file) => sshConfig([{ place: sshPlace(), offer: appliance.sshOffer() }], file),
    journal: (event) =>
      lab.journal.entries({ appliance: name, ...(event !== undefined && { event }) }),
  }
  return Object.assign(Object.create(null), actorOf(appliance, lab), reachable) as TestActor
}
