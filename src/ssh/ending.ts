import type { Duplex } from 'node:stream'
import type { Clock } from '../clock/lab-clock.ts'
import type { ConnectionClosed } from './events.ts'
import type { SshLimits } from './limits.ts'
import { mute, type Ssh2Protocol } from './ssh2-internals.ts'
import { watchOwnDisconnects } from './ssh2-watch.ts'
import { sendDisconnect, type Disconnect } from './transport-messages.ts'

/** How one connection comes to its end: the first reason given is the one that is told. */
export interface Ending {
  /** Why it is over or about to be; `undefined` while it lives. */
  readonly why: ConnectionClosed | undefined
  /** The first DISCONNECT sent to the peer, if any. */
  readonly said: Disconnect | undefined
  /** Remembers why, for when the socket closes on its own. */
  note: (why: ConnectionClosed) => void
  /** Says why to the peer if there is something to say, then closes; a second call does nothing. */
  end: (why: ConnectionClosed, disconnect?: Disconnect) => void
  /** The transport to say it with and to stop. */
  useProtocol: (protocol: Ssh2Protocol) => void
}

interface EndingParts {
  readonly socket: Duplex
  readonly clock: Clock
  readonly limits: Pick<SshLimits, 'lingerMs' | 'lingerBytesMax'>
  /** Called when the socket is closed; may still note why. */
  readonly closing: () => void
  /** Told once, after that. */
  readonly closed: (why: ConnectionClosed) => void
}

/** Watches over the end of one connection, whoever brings it about. */
export function createEnding({ socket, clock, limits, closing, closed }: EndingParts): Ending {
  let why: ConnectionClosed | undefined
  let said: Disconnect | undefined
  let protocol: Ssh2Protocol | undefined
  let ended = false
  let lingering: number | undefined

  // Without a listener a reset of the peer would be an uncaught exception.
  socket.on('error', () => {})
  socket.once('end', () => socket.end())
  socket.once('close', () => {
    if (lingering !== undefined) clock.clearTimeout(lingering)
    closing()
    why ??= said ? { reason: 'error', detail: `DISCONNECT ${said.code}` } : { reason: 'dropped' }
    closed(why)
  })

  /** Lets what was written arrive: tearing a socket down with unread bytes would reset it. */
  function linger(): void {
    let thrownAway = 0
    socket.removeAllListeners('data')
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
    get said() {
      return said
    },
    note: (given) => void (why ??= given),
    end(given, disconnect) {
      if (ended || socket.closed) return
      ended = true
      why ??= given
      said ??= disconnect
      if (disconnect && protocol) sendDisconnect(protocol, disconnect)
      if (protocol) mute(protocol)
      linger()
    },
    useProtocol(used) {
      protocol = used
      watchOwnDisconnects(used, (code) => void (said ??= { code, text: '' }))
    },
  }
}
