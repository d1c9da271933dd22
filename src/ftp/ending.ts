import type { Duplex } from 'node:stream'
import type { Clock } from '../clock/lab-clock.ts'
import type { FtpLimits } from './limits.ts'

/**
 * Ends a connection when `quietMs` of lab time pass without a call of the returned function. That costs no
 * timer a call: the deadline is looked at only when it comes.
 */
export function endWhenQuiet(socket: Duplex, clock: Clock, quietMs: number): () => void {
  let usedMs = clock.now()
  const look = () => {
    const goneMs = clock.now() - usedMs
    if (goneMs >= quietMs) socket.destroy()
    else timer = clock.setTimeout(look, quietMs - goneMs)
  }
  let timer = clock.setTimeout(look, quietMs)
  socket.once('close', () => clock.clearTimeout(timer))
  return () => {
    usedMs = clock.now()
  }
}

/**
 * Throws away what still comes until the peer closes, so that it reads the reply on the other connection
 * instead of finding this one broken. For `lingerMs` and `lingerBytesMax` at most.
 */
export function linger(
  socket: Duplex,
  clock: Clock,
  { lingerMs, lingerBytesMax }: Pick<FtpLimits, 'lingerMs' | 'lingerBytesMax'>,
): void {
  let leftBytes = lingerBytesMax
  socket.on('data', (bytes: Uint8Array) => {
    leftBytes -= bytes.length
    if (leftBytes < 0) socket.destroy()
  })
  const timer = clock.setTimeout(() => socket.destroy(), lingerMs)
  socket.once('end', () => socket.destroy()).once('close', () => clock.clearTimeout(timer))
}
