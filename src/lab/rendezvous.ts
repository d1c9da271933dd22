import type { Socket } from 'node:net'
import type { Activity, Operation } from '../clock/activity.ts'
import { joinWire, type Wire } from './wire.ts'

/** Where the two ends of a connection within the lab find each other. */
export interface Rendezvous {
  /** Says that a dial to a port of this machine is under way until the returned function is called. */
  readonly dialling: (port: number, connected: Promise<unknown>) => () => void
  /** Leaves the near end, once connected, for the far end to find. */
  readonly depart: (near: Departure) => void
  /** The lab address from which an accepted socket comes; its own address when it is not of the lab. */
  readonly arrive: (far: Socket, name: string) => Promise<string>
  readonly wireOf: (far: Socket) => Wire | undefined
}

/** The near end of a dial within the lab. */
export interface Departure {
  readonly socket: Socket
  /** The lab address of whoever dials. */
  readonly from: string
  /** Runs until the two ends have met. */
  readonly operation: Operation
}

/** Makes the rendezvous of one lab's network. */
export function createRendezvous(activity: Activity): Rendezvous {
  // The system gives one local port to several connections, as long as they lead to different doors.
  const departed = new Map<string, Departure>()
  const underWay = new Map<number, Set<Promise<unknown>>>()
  const wires = new WeakMap<Socket, Wire>()

  return {
    dialling(port, connected) {
      const pending = underWay.get(port) ?? new Set()
      underWay.set(port, pending.add(connected))
      return () => void pending.delete(connected)
    },
    depart(near) {
      const { localPort, remotePort } = near.socket
      departed.set(`${localPort} to ${remotePort}`, near)
    },
    async arrive(far, name) {
      const { remotePort = 0, localPort = 0, remoteAddress = 'nowhere' } = far
      // The far end may be accepted before the near end knows that it is connected.
      await Promise.allSettled(underWay.get(localPort) ?? new Set<Promise<unknown>>())
      const key = `${remotePort} to ${localPort}`
      const near = departed.get(key)
      if (!near) return remoteAddress.replace(/^::ffff:/, '')
      departed.delete(key)
      wires.set(far, joinWire(activity, name, near.socket, far))
      near.operation.end()
      return near.from
    },
    wireOf: (far) => wires.get(far),
  }
}
