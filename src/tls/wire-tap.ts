import { Duplex } from 'node:stream'
import { nextTurn } from '../clock/real-time.ts'
import type { Connection } from '../faults/fault.ts'

/** Stands between a socket and OpenSSL, and lets every byte be looked at in between. */
export interface WireTap {
  /** What OpenSSL reads and writes instead of the socket. */
  readonly stream: Duplex
  /** Gives OpenSSL bytes of the peer. */
  readonly forward: (bytes: Buffer) => void
  /**
   * Whether OpenSSL may still be in the middle of a write. What it has to say of bytes that it is given
   * meanwhile, such as an alert, waits behind that write and is lost when it gives up at once.
   */
  readonly isWriting: () => boolean
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
  /** The last write of OpenSSL is over. */
  readonly written: () => void
  /** The peer sends no more; what is forwarded now still goes before the end. */
  readonly ended: () => void
  /** OpenSSL has let go of the connection. */
  readonly released: () => void
}

/** Event-loop turns until `node:tls` has noticed the end of a write: its own, and the one that follows. */
const WRITE_TURNS = 2

/** Puts a tap on a connected socket. */
export function tapWire({ socket, ...parts }: TapParts): WireTap {
  let isMuted = false
  let writes = 0
  let isWriting = false

  async function awaitWrite(): Promise<void> {
    const mine = ++writes
    isWriting = true
    for (let turn = 0; turn < WRITE_TURNS; turn++) await nextTurn()
    if (mine !== writes) return
    isWriting = false
    if (!isMuted) parts.written()
  }

  const stream = new Duplex({
    read() {
      socket.resume()
    },
    write(bytes: Buffer, _encoding, done) {
      if (isMuted) return done()
      parts.leaving(bytes)
      void awaitWrite()
      if (socket.write(bytes)) done()
      else socket.once('drain', done)
    },
    final(done) {
      if (!isMuted) socket.end()
      done()
    },
    destroy(_error, done) {
      if (!isMuted) parts.released()
      done(null)
    },
  })

  socket.on('data', (bytes: Buffer) => {
    if (!isMuted) parts.arrived(bytes)
  })
  socket.once('end', () => {
    if (!isMuted) parts.ended()
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
    isWriting: () => isWriting,
    mute() {
      isMuted = true
    },
  }
}
