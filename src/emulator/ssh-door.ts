import { nextTurn } from '../clock/real-time.ts'
import { applyFaults, type ConnectionFaultUse } from '../faults/index.ts'
import {
  hostKeyTypeOf,
  serveSsh,
  serveVersion1,
  type HostKeyType,
  type SshServerPolicy,
  type SshVisit,
  type Version1Policy,
} from '../ssh/index.ts'
import { journalSsh } from './ssh-journal.ts'
import type { Door, HostKeyOptions, Surroundings } from './surroundings.ts'

/** What an emulator says about one connection to its SSH door; the door adds the rest. */
export type SshDoorPolicy = Omit<SshServerPolicy, 'clock' | 'observe' | 'activity' | 'hostKey'> & {
  /** How the host key of a type is made; its size and how often it was replaced. */
  readonly hostKeyOptions?: (type: HostKeyType) => HostKeyOptions
  /** Commands of exec requests go to a command line that journals them itself, with secrets masked. */
  readonly hidesCommands?: boolean
}

/** How the SSH door of an appliance is to behave. */
export interface SshDoorPlan {
  readonly port: number
  /** Asked at each connection, so that versions, keys and behaviours may change between two. */
  readonly policy: (arrival: SshArrival) => SshDoorPolicy | Version1Policy
  /** Whether connections from a lab address are dropped without an answer. */
  readonly drops?: (from: string) => boolean
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

/** The SSH door of an appliance. */
export interface SshDoor extends Door {
  /** Shuts the door and closes each connection behind what has been written to it, as a machine does that goes down. */
  readonly dismiss: (reason: string) => void
}

/** Opens the SSH door of an appliance; what happens behind it goes into the journal. */
export async function openSshDoor(surroundings: Surroundings, plan: SshDoorPlan): Promise<SshDoor> {
  const { activity } = surroundings
  const visits = new Set<SshVisit>()
  const door = await listenForSsh(surroundings, plan, (visit) => {
    visits.add(visit)
    void visit.closed.then(() => visits.delete(visit))
  })
  return {
    shut: door.shut,
    open: door.open,
    isOpen: door.isOpen,
    dismiss(reason) {
      door.shut(reason, 'may-end')
      // Channels that have just been ended say so in the next turn.
      void activity.during('closing SSH connections', async () => {
        await nextTurn()
        for (const visit of visits) visit.end()
      })
    },
  }
}

function listenForSsh(
  surroundings: Surroundings,
  plan: SshDoorPlan,
  onVisit: (visit: SshVisit) => void,
): Promise<Door> {
  const { clock, activity, crashed } = surroundings
  return surroundings.openDoor({
    service: 'ssh',
    port: plan.port,
    ...(plan.drops && { drops: plan.drops }),
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
      const hidesCommands = 'hidesCommands' in met && (met.hidesCommands ?? false)
      const crash = (error: unknown) => crashed(`connection ${stream}`, error)
      const observe = journalSsh(record, 'server', crash, { hidesCommands })
      if ('version1Ident' in met) return serveVersion1(struck, { ...met, clock, observe })
      const { hostKeyOptions, hidesCommands: _hidden, ...policy } = met
      const visit = serveSsh(struck, {
        ...policy,
        clock,
        activity,
        observe,
        hostKey(algorithm) {
          const type = hostKeyTypeOf(algorithm)
          return type && surroundings.hostKey(type, hostKeyOptions?.(type))
        },
      })
      onVisit(visit)
    },
  })
}
