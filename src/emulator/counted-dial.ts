import { Duplex } from 'node:stream'
import type { Surroundings } from './surroundings.ts'

/** Surroundings whose next connections are counted. */
export interface CountedDial {
  readonly surroundings: Surroundings
  /** Bytes that have come in and gone out so far, over all connections. */
  readonly bytes: () => { readonly read: number; readonly written: number }
}

/** Counts what goes over the connections that are dialled with these surroundings. */
export function countedDial(surroundings: Surroundings): CountedDial {
  const bytes = { read: 0, written: 0 }
  return {
    bytes: () => ({ ...bytes }),
    surroundings: {
      ...surroundings,
      async dial(plan) {
        const dialled = await surroundings.dial(plan)
        return dialled.ok ? { ...dialled, socket: counted(dialled.socket, bytes) } : dialled
      },
    },
  }
}

function counted(socket: Duplex, bytes: { read: number; written: number }): Duplex {
  const end = new Duplex({
    allowHalfOpen: true,
    read: () => void socket.resume(),
    write(chunk: Uint8Array, _encoding, done) {
      bytes.written += chunk.length
      socket.write(chunk, done)
    },
    final: (done) => void socket.end(done),
    destroy(error, done) {
      socket.destroy()
      done(error)
    },
  })
  socket.on('data', (chunk: Uint8Array) => {
    bytes.read += chunk.length
    if (!end.push(chunk)) socket.pause()
  })
  socket.once('end', () => void end.push(null))
  socket.once('close', () => void end.destroy())
  socket.on('error', (error: Error) => void end.destroy(error))
  return end
}
