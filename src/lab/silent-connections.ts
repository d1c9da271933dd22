import type { Socket } from 'node:net'

/** Connections that were accepted and have not said anything yet, oldest first. */
export interface SilentConnections {
  readonly add: (socket: Socket) => void
  /** Resets the one that has been silent for longest; false when each has spoken. */
  readonly dropOldest: () => boolean
}

/** Keeps at most `max` silent connections: one more, and the oldest is reset. */
export function createSilentConnections(max = Number.POSITIVE_INFINITY): SilentConnections {
  // One that speaks stays here until it is come across: to listen for its first bytes would be to read them.
  const waiting = new Set<Socket>()

  /** Takes one out, and resets it unless it has spoken; true when it was silent indeed. */
  function drop(socket: Socket): boolean {
    waiting.delete(socket)
    if (socket.destroyed || socket.bytesRead > 0) return false
    socket.resetAndDestroy()
    return true
  }

  return {
    dropOldest() {
      for (const oldest of waiting) if (drop(oldest)) return true
      return false
    },
    add(socket) {
      waiting.add(socket)
      socket.once('close', () => waiting.delete(socket))
      for (const oldest of waiting) {
        if (waiting.size <= max) return
        drop(oldest)
      }
    },
  }
}
