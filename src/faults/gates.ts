import { Duplex, finished, PassThrough, type Transform } from 'node:stream'
import type { Connection } from './fault.ts'

/** The streams that the bytes of each direction go through; a direction without one is left alone. */
export interface Gates {
  readonly inbound?: Transform
  readonly outbound?: Transform
  /** Called when the outbound gate has ended, instead of ending the socket. */
  readonly outboundEnded?: () => void
}

/**
 * Puts a gate into each direction of a socket. What a gate holds is still delivered after the peer has
 * closed its side; nothing is when the connection breaks or either end is destroyed.
 */
export function joinGates(socket: Connection, gates: Gates): Connection {
  const inbound = gates.inbound ?? new PassThrough()
  const outbound = gates.outbound ?? new PassThrough()
  const near = new Duplex({
    allowHalfOpen: false,
    read: () => void inbound.resume(),
    write(bytes: Buffer, _encoding, done) {
      if (outbound.write(bytes)) done()
      else outbound.once('drain', done)
    },
    final(done) {
      outbound.end()
      finished(socket, { readable: false }, () => done())
    },
    destroy(error, done) {
      for (const stream of [inbound, outbound, socket]) stream.destroy()
      done(error)
    },
  })
  inbound.on('data', (bytes: Buffer) => {
    if (!near.push(bytes)) inbound.pause()
  })
  inbound.once('end', () => near.push(null))
  socket.once('error', (error) => near.destroy(error))
  socket.once('close', () => {
    if (socket.readableEnded || inbound.readableEnded) outbound.resume()
    else near.destroy()
  })
  socket.pipe(inbound)
  outbound.pipe(socket, { end: false })
  outbound.once('end', gates.outboundEnded ?? (() => socket.end()))
  return Object.assign(near, socketManners(socket, near))
}

/** What a socket can do beyond a stream, so that one fault can stand on another. */
function socketManners(socket: Connection, near: Duplex): Partial<Connection> {
  return {
    setNoDelay: (noDelay) => socket.setNoDelay?.(noDelay),
    resetAndDestroy: () => {
      resetOrDestroy(socket)
      near.destroy()
    },
  }
}

/** Ends a connection with a TCP RST; in memory, where there is none, by closing it. */
export function resetOrDestroy(socket: Connection): void {
  if (socket.resetAndDestroy) socket.resetAndDestroy()
  else socket.destroy()
}
