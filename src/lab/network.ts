import { connect } from 'node:net'
import type { Activity } from '../clock/activity.ts'
import type { Clock } from '../clock/lab-clock.ts'
import type {
  DataPort,
  DataPortPlan,
  Dialled,
  DialPlan,
  DoorPlan,
  EchoOutcome,
} from '../emulator/surroundings.ts'
import type { Recorder } from '../journal/journal.ts'
import type { AddressBook } from './addresses.ts'
import { openDataPort } from './data-port.ts'
import type { Egress } from './egress.ts'
import { echo, isLoopback } from './echo.ts'
import { openFrontDoor, type FrontDoor } from './front-door.ts'
import { limits } from './limits.ts'
import { createOutsideCalls } from './outside-calls.ts'
import { createRendezvous, type Rendezvous } from './rendezvous.ts'
import { createSilentConnections } from './silent-connections.ts'
import type { Listening } from './standing-door.ts'

/** Joins the lab's addresses to the sockets of this machine. */
export interface Network {
  readonly listen: (
    address: string,
    plan: DoorPlan,
    at: Listening,
    record: Recorder,
  ) => Promise<FrontDoor>
  /** Waits for a data connection on an address of the lab; undefined when no port is free. */
  readonly openDataPort: (address: string, plan: DataPortPlan) => Promise<DataPort | undefined>
  readonly dial: (from: string, plan: DialPlan) => Promise<Dialled>
  readonly echo: (host: string, fromShell?: boolean) => Promise<EchoOutcome>
  /** Ends what still stands to hosts outside the lab, which would keep the process from ending. */
  readonly close: () => void
}

interface NetworkParts {
  readonly activity: Activity
  readonly clock: Clock
  readonly addresses: AddressBook
  readonly egress: Egress
}

/** Where a port of the lab is on this machine, and whether connections are accepted there. */
type Reachable = Pick<FrontDoor, 'host' | 'port' | 'isOpen'> & Partial<Pick<FrontDoor, 'drops'>>

/** Makes the network of one lab. */
export function createNetwork({ activity, clock, addresses, egress }: NetworkParts): Network {
  const doors = new Map<string, Reachable>()
  const rendezvous = createRendezvous(activity)
  const silent = createSilentConnections(limits.silentConnectionsMax)
  const outsideCalls = createOutsideCalls(activity)

  return {
    async listen(address, plan, at, record) {
      const name = `${address}:${plan.port}`
      const door = await openFrontDoor(plan, at, {
        record,
        whence: (socket) =>
          activity.during(`accepting on ${name}`, () => rendezvous.arrive(socket, name)),
        wireOf: rendezvous.wireOf,
        silent,
      })
      const close = () => {
        doors.delete(name)
        return door.close()
      }
      doors.set(name, door)
      return { ...door, close }
    },
    async openDataPort(address, plan) {
      const dataPort = await openDataPort(plan, async (socket) => {
        await activity.during(`accepting data on ${address}`, () =>
          rendezvous.arrive(socket, `data connection of ${address}`),
        )
        return rendezvous.wireOf(socket)
      })
      if (!dataPort) return undefined
      const name = `${address}:${dataPort.port}`
      const close = () => {
        doors.delete(name)
        dataPort.close()
      }
      doors.set(name, { ...dataPort, isOpen: () => true })
      void dataPort.arrival.then(() => doors.delete(name))
      return { ...dataPort, close }
    },
    async dial(from, { host, port, withinMs, dataOf = port, fromShell = false }) {
      const rules = fromShell ? egress.atShells : egress
      const isOwn = fromShell && isLoopback(host) && !rules.allows(host, dataOf)
      const address = addresses.find(host) ?? (isOwn ? from : undefined)
      if (address === undefined)
        return rules.allows(host, dataOf) ? outsideCalls.dial(host, port) : silence(clock, withinMs)
      const to = `${address}:${port}`
      const door = doors.get(to)
      if (door?.drops?.(from)) return silence(clock, withinMs)
      if (!door?.isOpen()) return { ok: false, reason: 'refused' }
      return within({ activity, rendezvous }, door, { from, to })
    },
    echo: (host, fromShell = false) =>
      echo({ activity, addresses, egress: fromShell ? egress.atShells : egress }, host),
    close: outsideCalls.close,
  }
}

/** Connects to a door of the lab. The lab counts as busy until both ends have met. */
async function within(
  { activity, rendezvous }: { activity: Activity; rendezvous: Rendezvous },
  { host, port }: Reachable,
  { from, to }: { from: string; to: string },
): Promise<Dialled> {
  const operation = activity.begin(`connecting to ${to}`)
  const socket = connect({ host, port, noDelay: true })
  socket.once('close', operation.end)
  const connected = new Promise<Dialled>((resolve) => {
    socket.once('connect', () => {
      rendezvous.depart({ socket, from, operation })
      resolve({ ok: true, socket, to })
    })
    socket.once('error', () => resolve({ ok: false, reason: 'refused' }))
  })
  const arrived = rendezvous.dialling(port, connected)
  const dialled = await connected
  arrived()
  return dialled
}

/** Nobody answers at that address: the attempt ends when its lab time is over. */
function silence(clock: Clock, withinMs: number): Promise<Dialled> {
  return new Promise((resolve) => {
    clock.setTimeout(() => resolve({ ok: false, reason: 'timed-out' }), withinMs)
  })
}
