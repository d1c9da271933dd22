import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { defer } from '../console/deferred.ts'
import type { DataArrival, DataPort, DataPortPlan } from '../emulator/surroundings.ts'
import type { Wire } from './wire.ts'

/** Finds the wire of an accepted data connection; none when its other end is outside the lab. */
export type Meeting = (socket: Socket) => Promise<Wire | undefined>

/**
 * Listens where the control connection arrived, for one connection from where that one was made; others
 * are turned away. Undefined when no port of the range is free.
 */
export async function openDataPort(
  { control, range }: DataPortPlan,
  meet: Meeting,
): Promise<DataPort | undefined> {
  const { localAddress, remoteAddress } = control as Socket
  const host = withoutMapping(localAddress ?? '127.0.0.1')
  const server = createServer({ noDelay: true })
  const port = await listenWithin(server, host, range)
  if (port === undefined) return undefined
  const { promise: arrival, resolve } = defer<DataArrival | undefined>()
  const close = () => {
    server.close()
    resolve(undefined)
  }
  server.on('connection', (socket: Socket) => {
    socket.on('error', () => {})
    if (socket.remoteAddress !== remoteAddress) return void socket.resetAndDestroy()
    server.close()
    void meet(socket).then((hold) => resolve({ socket, hold }))
  })
  return { host, port, arrival, close }
}

/** The address without the prefix of an IPv4 address in IPv6 (RFC 4291, 2.5.5.2). */
function withoutMapping(address: string): string {
  return address.replace(/^::ffff:/, '')
}

async function listenWithin(
  server: Server,
  host: string,
  [first, last]: readonly [number, number] = [0, 0],
): Promise<number | undefined> {
  for (let port = first; port <= last; port++)
    if (await listens(server, host, port)) return (server.address() as AddressInfo).port
  return undefined
}

function listens(server: Server, host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const fail = () => resolve(false)
    server.once('error', fail)
    server.listen({ host, port, backlog: 4 }, () => {
      server.off('error', fail)
      resolve(true)
    })
  })
}
