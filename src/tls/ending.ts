import type { Duplex } from 'node:stream'
import type { Clock } from '../clock/lab-clock.ts'
import type { ConnectionClosed } from './events.ts'
import type { TlsLimits } from './limits.ts'

/** How one connection comes to its end: the first reason given is the one that is told. */
export interface Ending {
  /** Why it is over or about to be; `undefined` while it lives. */
  readonly why: ConnectionClosed | undefined
  /** Remembers why, for when the socket closes on its own. */
  readonly note: (why: ConnectionClosed) => void
  /** Sends the last bytes if there are any, then closes; a second call does nothing. */
  readonly end: (why: ConnectionClosed, lastBytes?: Buffer) => void
}

interface EndingParts {
  readonly socket: Duplex
  readonly clock: Clock
  readonly limits: Pick<TlsLimits, 'lingerMs' | 'lingerBytesMax'>
  /** Called when the end begins; OpenSSL is to leave the socket alone from now on. */
  readonly ending: () => void
  /** Called when the socket is closed; may still note why. */
  readonly closing: () => void
  /** Told once, after that. */
  readonly closed: (why: ConnectionClosed) => void
}

/** Watches over the end of one connection, whoever brings it about. */
export function createEnding(parts: EndingParts): Ending {
  const { socket, clock, limits } = parts
  let why: ConnectionClosed | undefined
  let hasEnded = false
  let lingering: number | undefined

  // Without a listener a reset of the peer would be an uncaught exception.
  socket.on('error', () => {})
  socket.once('close', () => {
    if (lingering !== undefined) clock.clearTimeout(lingering)
    parts.closing()
    parts.closed((why ??= { reason: 'dropped' }))
  })

  /** Lets what was written arrive: tearing a socket down with unread bytes would reset it. */
  function linger(): void {
    let thrownAway = 0
    socket.on('data', (chunk: Buffer) => {
      thrownAway += chunk.length
      if (thrownAway > limits.lingerBytesMax) socket.destroy()
    })
    socket.resume()
    socket.end()
    lingering = clock.setTimeout(() => socket.destroy(), limits.lingerMs)
  }

  return {
    get why() {
      return why
    },
    note: (given) => void (why ??= given),
    end(given, lastBytes) {
      if (hasEnded || socket.closed) return
      hasEnded = true
      why ??= given
      parts.ending()
      if (lastBytes && socket.writable) socket.write(lastBytes)
      linger()
    },
  }
}
