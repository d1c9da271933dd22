import type { Socket } from 'node:net'
import type { Operation } from '../clock/activity.ts'
import { armRealTimer } from '../clock/real-time.ts'
import { limits } from './limits.ts'

/**
 * Ends an operation with the connection to a host outside it stands for, and parks it while nobody says anything:
 * lab time waits for an answer that may still come, and not for a tunnel that only stands.
 */
export function holdWhileTalking(socket: Socket, operation: Operation): void {
  let seen = 0
  let disarm = armRealTimer(look, limits.outsideQuietMs, true)

  function look(): void {
    const bytes = socket.bytesRead + socket.bytesWritten
    if (bytes === seen) operation.park()
    else operation.resume()
    seen = bytes
    disarm = armRealTimer(look, limits.outsideQuietMs, true)
  }

  const write = socket.write.bind(socket)
  socket.write = (...args: unknown[]) => {
    operation.resume()
    return Reflect.apply(write, socket, args) as boolean
  }
  socket.once('close', () => {
    disarm()
    operation.end()
  })
}
