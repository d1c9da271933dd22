import { createServer, type AddressInfo, type Socket } from 'node:net'
import { LabError } from '../errors/lab-error.ts'
import { limits } from './limits.ts'
import type { Listening } from './standing-door.ts'

/** What becomes of the connections to a port of this machine. */
export interface ListenerPlan {
  readonly service: string
  readonly admit: (socket: Socket) => void
}

/** A port of this machine on which connections are accepted. */
export interface Listener {
  readonly port: number
  readonly close: () => Promise<void>
}

/** Listens for connections. Throws `port-not-free`. */
export function listenForConnections(
  at: Listening,
  { service, admit }: ListenerPlan,
): Promise<Listener> {
  const server = createServer({ noDelay: true }, admit)
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(new LabError('port-not-free', { service, ...at, fact: cause.code ?? '' }, { cause }))
    })
    server.listen({ ...at, backlog: limits.doorBacklogMax }, () => {
      const { port } = server.address() as AddressInfo
      resolve({ port, close: () => new Promise((closed) => server.close(() => closed())) })
    })
  })
}
