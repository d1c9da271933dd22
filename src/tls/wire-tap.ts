import { Duplex } from 'node:stream'
import type { Connection } from '../faults/fault.ts'
import { createArrivalQueue } from './arrival-queue.ts'

/** Stands between a socket and OpenSSL, and lets every byte be looked at in between. */
export interface WireTap {
  /** What OpenSSL reads and writes instead of the socket. */
  readonly stream: Duplex
  /** Gives OpenSSL bytes of the peer. */
  readonly forward: (bytes: Buffer) => void
  /** Whether bytes of the peer wait until OpenSSL has written. */
  readonly isHolding: () => boolean
  /** From now on bytes of the peer wait for nothing. */
  readonly hurry: () => void
  /** Nothing passes any more, either way. */
  readonly mute: () => void
}

/** What is told of the bytes. */
export interface TapParts {
  readonly socket: Connection
  /** Bytes of the peer have come; they go on only when they are forwarded. */
  readonly arrived: (bytes: Buffer) => void
  /** OpenSSL sends bytes, which go on by themselves. */
  readonly leaving: (bytes: Buffer) => void
  /** Bytes have moved, either way. */
  readonly moved: () => void
  /** OpenSSL has let go of the connection. */
  readonly released: () => void
}

/** Puts a tap on a connected socket. */
export function tapWire({ socket, arrived, leaving, moved, released }: TapParts): WireTap {
  let isMuted = false
  const queue = createArrivalQueue((bytes) => {
    moved()
    arrived(bytes)
  })

  const stream = new Duplex({
    read() {
      socket.resume()
    },
    write(bytes: Buffer, _encoding, done) {
      if (isMuted) return done()
      moved()
      leaving(bytes)
      queue.wrote()
      if (socket.write(bytes)) done()
      else socket.once('drain', done)
    },
    final(done) {
      if (!isMuted) socket.end()
      done()
    },
    destroy(_error, done) {
      if (!isMuted) released()
      done(null)
    },
  })

  socket.on('data', (bytes: Buffer) => {
    if (isMuted) return
    moved()
    queue.push(bytes)
  })
  socket.once('end', () => {
    queue.hurry()
    stream.push(null)
  })
  socket.once('close', () => {
    if (!socket.readableEnded) stream.destroy()
  })

  return {
    stream,
    forward(bytes) {
      if (!isMuted && !stream.push(bytes)) socket.pause()
    },
    isHolding: queue.isHolding,
    hurry: queue.hurry,
    mute() {
      isMuted = true
      queue.clear()
    },
  }
}
