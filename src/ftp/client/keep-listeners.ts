import type { Socket } from 'node:net'

/**
 * Lets the listeners that a socket has now outlive basic-ftp, which takes every listener off a socket that
 * it closes; the lab counts bytes and connections with some of them. Returns the socket.
 */
export function keepListeners(socket: Socket): Socket {
  const kept = socket.eventNames().map((name) => [name, socket.rawListeners(name)] as const)
  const removeAll = socket.removeAllListeners.bind(socket)
  socket.removeAllListeners = (name) => {
    removeAll(name)
    for (const [event, listeners] of kept)
      for (const listener of listeners)
        if (!socket.rawListeners(event).includes(listener))
          socket.on(event as string, listener as () => void)
    return socket
  }
  return socket
}
