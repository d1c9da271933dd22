import type { Duplex } from 'node:stream'
import { endWhenQuiet, linger } from './ending.ts'
import type { FtpLimits } from './limits.ts'
import type { FtpDataPort, FtpServerPolicy } from './server-policy.ts'

/** The data connections of one control connection, of which there is one at a time. */
export interface DataChannel {
  /** Opens a port in place of the one before; undefined when none is free. */
  readonly listen: () => Promise<FtpDataPort | undefined>
  /** Whether a port was opened and not used yet. */
  readonly isReady: () => boolean
  /** The data connection that was made to the port; undefined when none came in time. */
  readonly connect: () => Promise<Duplex | undefined>
  /** Bytes have crossed: the time after which the connection is ended for being quiet starts anew. */
  readonly used: () => void
  /** The transfer is over; what the client still sends is thrown away until it has read the reply. */
  readonly release: () => void
  /** Breaks off the connection of a running transfer, or the wait for it. */
  readonly abort: () => void
  readonly close: () => void
}

/** Makes the data channel of one control connection. */
export function createDataChannel(
  { clock, openDataPort }: FtpServerPolicy,
  limits: FtpLimits,
): DataChannel {
  let port: FtpDataPort | undefined
  let running: Duplex | undefined
  let over = false
  let used = () => {}

  /** Gives the port up, with the connection that may have come to it meanwhile. */
  function dropPort(): void {
    port?.close()
    void port?.arrival.then((socket) => socket?.destroy())
    port = undefined
  }

  function close(): void {
    over = true
    dropPort()
    running?.destroy()
  }

  async function connect(): Promise<Duplex | undefined> {
    const timer = clock.setTimeout(() => port?.close(), limits.dataWaitMs)
    const socket = await port?.arrival
    clock.clearTimeout(timer)
    port = undefined
    if (!socket || over) return void socket?.destroy()
    running = socket
    used = endWhenQuiet(socket, clock, limits.dataIdleMs)
    socket.once('close', () => {
      if (running === socket) running = undefined
    })
    return socket
  }

  function release(): void {
    const socket = running
    running = undefined
    if (!socket || socket.readableEnded || socket.writableEnded) socket?.destroy()
    else linger(socket, clock, limits)
  }

  return {
    release,
    async listen() {
      dropPort()
      port = await openDataPort()
      void port?.arrival.then((socket) => socket?.on('error', () => {}))
      if (over) dropPort()
      return port
    },
    isReady: () => port !== undefined,
    used: () => used(),
    connect,
    abort() {
      port?.close()
      running?.destroy()
    },
    close,
  }
}
