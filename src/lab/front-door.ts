import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { LabError } from '../errors/lab-error.ts'
import type { Door, DoorPlan } from '../emulator/surroundings.ts'
import type { Recorder } from '../journal/journal.ts'
import { limits } from './limits.ts'
import type { Wire } from './wire.ts'

/** A listening front door: where it stands on this machine, and on the lab's network. */
export interface StandingDoor extends Door {
  readonly service: string
  readonly labPort: number
  readonly host: string
  readonly port: number
  readonly close: () => Promise<void>
}

/** A front door for connections. */
export interface FrontDoor extends StandingDoor {
  /** Hands connections to another plan from now on; used when an appliance starts anew. */
  readonly replace: (plan: DoorPlan) => void
}

/** Where a door listens on this machine. */
export interface Listening {
  readonly host: string
  /** 0 for any free port. */
  readonly port: number
}

/** What the network knows of an accepted socket. */
export interface Arrivals {
  readonly record: Recorder
  /** The lab address it comes from. */
  readonly whence: (socket: Socket) => Promise<string>
  readonly wireOf: (socket: Socket) => Wire | undefined
}

/** Listens for a door. Throws `port-not-free`. */
export async function openFrontDoor(
  first: DoorPlan,
  at: Listening,
  { record, whence, wireOf }: Arrivals,
): Promise<FrontDoor> {
  const { service, port: labPort } = first
  const sockets = new Set<Socket>()
  let plan = first
  let open = true

  const server = createServer({ noDelay: true }, (socket) => void admit(socket))
  server.maxConnections = limits.doorConnectionsMax
  server.on('drop', () => record('connection.refused', { service, reason: 'too many connections' }))

  async function admit(socket: Socket): Promise<void> {
    socket.on('error', () => {})
    if (!open) return void socket.resetAndDestroy()
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    const from = await whence(socket)
    if (!socket.destroyed) plan.accept(socket, from, wireOf(socket))
  }

  await listen(server, at, service)
  const { port } = server.address() as AddressInfo
  record('door.opened', { service, port: labPort })
  return {
    service,
    labPort,
    host: at.host,
    port,
    isOpen: () => open,
    replace(next) {
      plan = next
    },
    open() {
      if (open) return
      open = true
      record('door.opened', { service, port: labPort })
    },
    shut(reason) {
      if (!open) return
      open = false
      record('door.closed', { service, port: labPort, reason })
      for (const socket of sockets) socket.resetAndDestroy()
    },
    close() {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function listen(server: Server, at: Listening, service: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(new LabError('port-not-free', { service, ...at, fact: cause.code ?? '' }, { cause }))
    })
    server.listen({ ...at, backlog: limits.doorBacklogMax }, resolve)
  })
}
