import { applyFaults, type ConnectionFaultUse } from '../faults/index.ts'
import {
  hostKeyTypeOf,
  serveSsh,
  serveVersion1,
  type HostKeyType,
  type SshServerPolicy,
  type Version1Policy,
} from '../ssh/index.ts'
import { journalSsh } from './ssh-journal.ts'
import type { Door, HostKeyOptions, Surroundings } from './surroundings.ts'

/** What an emulator says about one connection to its SSH door; the door adds the rest. */
export type SshDoorPolicy = Omit<SshServerPolicy, 'clock' | 'observe' | 'activity' | 'hostKey'> & {
  /** How the host key of a type is made; its size and how often it was replaced. */
  readonly hostKeyOptions?: (type: HostKeyType) => HostKeyOptions
}

/** How the SSH door of an appliance is to behave. */
export interface SshDoorPlan {
  readonly port: number
  /** Asked at each connection, so that versions, keys and behaviours may change between two. */
  readonly policy: (arrival: SshArrival) => SshDoorPolicy | Version1Policy
  /** Faults of the transport that a connection made now meets. */
  readonly faults?: () => readonly ConnectionFaultUse[]
}

/** A connection that has just been made. */
export interface SshArrival {
  /** Its stream in the journal. */
  readonly stream: string
  /** The lab address it comes from. */
  readonly from: string
  /** Breaks the connection off, as a fault does. */
  readonly cut: () => void
}

/** Opens the SSH door of an appliance; what happens behind it goes into the journal. */
export function openSshDoor(surroundings: Surroundings, plan: SshDoorPlan): Promise<Door> {
  const { clock, activity, crashed } = surroundings
  return surroundings.openDoor({
    service: 'ssh',
    port: plan.port,
    accept(socket, from, hold) {
      const stream = surroundings.nextStream('ssh')
      const record = surroundings.record(stream)
      record('connection.opened', { service: 'ssh', port: plan.port, from })
      const met = plan.policy({ stream, from, cut: () => socket.destroy() })
      const struck = applyFaults(socket, plan.faults?.() ?? [], {
        clock,
        watch: {
          parked: () => hold?.park(),
          resumed: () => hold?.resume(),
          hit: (fault, facts) => record('fault.struck', { fault, facts }),
        },
      })
      const observe = journalSsh(record, 'server', (error) =>
        crashed(`connection ${stream}`, error),
      )
      if ('version1Ident' in met) return serveVersion1(struck, { ...met, clock, observe })
      const { hostKeyOptions, ...policy } = met
      serveSsh(struck, {
        ...policy,
        clock,
        activity,
        observe,
        hostKey(algorithm) {
          const type = hostKeyTypeOf(algorithm)
          return type && surroundings.hostKey(type, hostKeyOptions?.(type))
        },
      })
    },
  })
}
