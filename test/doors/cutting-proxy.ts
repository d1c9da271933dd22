import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A relay before a server of this machine that can pull the plug. */
export interface CuttingProxy {
  readonly port: number
  /** Bytes that crossed in both directions since the last call of `cutAfter` or `letPass`. */
  readonly crossed: () => number
  /** Ends the connection both ways, without a word, when so many bytes have crossed. */
  readonly cutAfter: (bytes: number) => void
  readonly letPass: () => void
}

/** Listens in front of a server; a test that finishes takes it down. */
export async function startCuttingProxy(serverPort: number): Promise<CuttingProxy> {
  let crossed = 0
  let limit = Infinity
  const sockets = new Set<Socket>()

  function relay(from: Socket, to: Socket): void {
    sockets.add(from)
    from.on('error', () => {}).on('close', () => to.destroy())
    from.on('data', (chunk: Buffer) => {
      const room = Math.max(0, limit - crossed)
      crossed += chunk.length
      if (chunk.length < room) return void to.write(chunk)
      to.write(chunk.subarray(0, room), () => {
        from.resetAndDestroy()
        to.resetAndDestroy()
      })
    })
  }

  const listener = createServer({ noDelay: true }, (client) => {
    const server = connect({ port: serverPort, host: '127.0.0.1', noDelay: true })
    relay(client, server)
    relay(server, client)
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  onTestFinished(() => {
    listener.close()
    for (const socket of sockets) socket.destroy()
  })

  const begin = (bytes: number) => {
    crossed = 0
    limit = bytes
  }
  return {
    port: (listener.address() as AddressInfo).port,
    crossed: () => crossed,
    cutAfter: begin,
    letPass: () => begin(Infinity),
  }
}
