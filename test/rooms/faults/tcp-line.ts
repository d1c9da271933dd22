import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import type { ConnectionFaultUse } from '../../../src/faults/index.ts'
import { faultyEnd } from './faulty-line.ts'

/** A faulty line over a real loopback connection, because only TCP has FIN and RST. */
export async function tcpLine(uses: readonly ConnectionFaultUse[]) {
  const { peer, socket } = await connectedSockets()
  onTestFinished(() => void socket.destroy())
  const broken = new Promise<NodeJS.ErrnoException>((resolve) => peer.once('error', resolve))
  const ended = new Promise<void>((resolve) => peer.once('end', resolve))
  return { peer, socket, broken, ended, ...faultyEnd(peer, socket, uses) }
}

function connectedSockets(): Promise<{ peer: Socket; socket: Socket }> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') return
      const peer = connect(address.port, '127.0.0.1')
      server.once('connection', (socket) => {
        server.close()
        resolve({ peer, socket })
      })
    })
  })
}
