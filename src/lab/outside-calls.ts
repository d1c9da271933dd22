import type { Socket } from 'node:net'
import type { Activity } from '../clock/activity.ts'
import type { Dialled } from '../emulator/surroundings.ts'
import { holdWhileTalking } from './outside-talk.ts'
import { dialOutside } from './outside.ts'

/** The connections that appliances of one lab have made to hosts outside it. */
export interface OutsideCalls {
  readonly dial: (host: string, port: number) => Promise<Dialled>
  /** Ends them all, those under way too: one that stands would keep the process from ending. */
  readonly close: () => void
}

/** Makes the calls of one lab. What a peer outside does cannot be seen, so the lab counts as busy while something is said. */
export function createOutsideCalls(activity: Activity): OutsideCalls {
  const standing = new Set<Socket>()
  let isClosed = false
  return {
    async dial(host, port) {
      const operation = activity.begin(`connection to ${host}:${port}`)
      const dialled = await dialOutside(host, port)
      if (!dialled.ok) {
        operation.end()
        return dialled
      }
      const socket = dialled.socket as Socket
      holdWhileTalking(socket, operation)
      standing.add(socket)
      socket.once('close', () => standing.delete(socket))
      if (isClosed) socket.destroy()
      return dialled
    },
    close() {
      isClosed = true
      for (const socket of standing) socket.destroy()
    },
  }
}
