import type { Socket } from 'node:net'
import type { DoorPlan } from '../emulator/surroundings.ts'
import type { Recorder } from '../journal/journal.ts'
import { limits } from './limits.ts'
import { listenForConnections } from './listener.ts'
import { createSilentConnections, type SilentConnections } from './silent-connections.ts'
import { createDoorState, type Listening, type StandingDoor } from './standing-door.ts'
import type { Wire } from './wire.ts'

/** A front door for connections. */
export interface FrontDoor extends StandingDoor {
  /** Hands connections to another plan from now on; used when an appliance starts anew. */
  readonly replace: (plan: DoorPlan) => void
  /** Takes a connection that was accepted elsewhere for this door. */
  readonly admit: (socket: Socket) => void
  /** Whether nothing from a lab address is let through. */
  readonly drops: (from: string) => boolean
}

/** What the network knows of an accepted socket. */
export interface Arrivals {
  readonly record: Recorder
  /** The lab address it comes from. */
  readonly whence: (socket: Socket) => Promise<string>
  readonly wireOf: (socket: Socket) => Wire | undefined
  /** Those of all doors. */
  readonly silent: SilentConnections
}

/**
 * Listens for a door; connections are reset while it is shut. At a full one the connection that has been silent
 * for longest makes room, so that nobody keeps others out by saying nothing. Throws `port-not-free`.
 */
export async function openFrontDoor(
  first: DoorPlan,
  at: Listening,
  { record, whence, wireOf, silent: silentInLab }: Arrivals,
): Promise<FrontDoor> {
  const { service, port: labPort, connectionsMax = limits.doorConnectionsMax } = first
  const sockets = new Set<Socket>()
  const silent = createSilentConnections()

  const listener = await listenForConnections(at, {
    service,
    admit: (socket) => void receive(socket),
  })
  const { plan, ...state } = createDoorState(first, record)
  const drops = (from: string) => plan().drops?.(from) ?? false

  function hasRoom(): boolean {
    if (sockets.size < connectionsMax) return true
    const madeRoom = silent.dropOldest()
    const reason = madeRoom ? 'silent for longest at a full door' : 'too many connections'
    record('connection.refused', { service, reason })
    return madeRoom
  }

  async function receive(socket: Socket): Promise<void> {
    socket.on('error', () => {})
    if (!hasRoom()) return void socket.destroy()
    sockets.add(socket)
    for (const each of [silent, silentInLab]) each.add(socket)
    socket.once('close', () => sockets.delete(socket))
    const from = await whence(socket)
    if (socket.destroyed) return
    // This machine has accepted what a filter would not have let come so far: it is left without an answer.
    if (drops(from)) return void socket.resume()
    if (!state.isOpen()) return void socket.resetAndDestroy()
    plan().accept(socket, from, wireOf(socket))
  }

  return {
    ...state,
    service,
    labPort,
    drops,
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
