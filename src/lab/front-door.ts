import type { Socket } from 'node:net'
import type { DoorPlan } from '../emulator/surroundings.ts'
import type { Recorder } from '../journal/journal.ts'
import { listenForConnections } from './listener.ts'
import { createDoorState, type Listening, type StandingDoor } from './standing-door.ts'
import type { Wire } from './wire.ts'

/** A front door for connections. */
export interface FrontDoor extends StandingDoor {
  /** Hands connections to another plan from now on; used when an appliance starts anew. */
  readonly replace: (plan: DoorPlan) => void
  /** Takes a connection that was accepted elsewhere for this door. */
  readonly admit: (socket: Socket) => void
}

/** What the network knows of an accepted socket. */
export interface Arrivals {
  readonly record: Recorder
  /** The lab address it comes from. */
  readonly whence: (socket: Socket) => Promise<string>
  readonly wireOf: (socket: Socket) => Wire | undefined
}

/** Listens for a door; connections are reset while it is shut. Throws `port-not-free`. */
export async function openFrontDoor(
  first: DoorPlan,
  at: Listening,
  { record, whence, wireOf }: Arrivals,
): Promise<FrontDoor> {
  const { service, port: labPort, connectionsMax } = first
  const sockets = new Set<Socket>()

  const listener = await listenForConnections(at, {
    service,
    connectionsMax,
    admit: (socket) => void receive(socket),
    dropped: () => record('connection.refused', { service, reason: 'too many connections' }),
  })
  const { plan, ...state } = createDoorState(first, record)

  async function receive(socket: Socket): Promise<void> {
    socket.on('error', () => {})
    if (!state.isOpen()) return void socket.resetAndDestroy()
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    const from = await whence(socket)
    if (!socket.destroyed) plan().accept(socket, from, wireOf(socket))
  }

  return {
    ...state,
    service,
    labPort,
    host: at.host,
    port: listener.port,
    admit: (socket) => void receive(socket),
    shut(reason, inside = 'reset') {
      state.shut(reason)
      if (inside === 'may-end') return
      for (const socket of sockets) socket.resetAndDestroy()
    },
    close() {
      for (const socket of sockets) socket.destroy()
      return listener.close()
    },
  }
}
