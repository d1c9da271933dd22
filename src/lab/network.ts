import { connect, type Socket } from 'node:net'
import type { Activity, Operation } from '../clock/activity.ts'
import type { Clock } from '../clock/lab-clock.ts'
import type { Dialled, DialPlan, DoorPlan } from '../emulator/surroundings.ts'
import type { Recorder } from '../journal/journal.ts'
import type { AddressBook } from './addresses.ts'
import type { Egress } from './egress.ts'
import { openFrontDoor, type FrontDoor, type Listening } from './front-door.ts'
import { dialOutside } from './outside.ts'
import { joinWire, type Wire } from './wire.ts'

/** Joins the lab's addresses to the sockets of this machine. */
export interface Network {
  readonly listen: (address: string, plan: DoorPlan, at: Listening, record: Recorder) => Promise<FrontDoor>
  readonly dial: (from: string, plan: DialPlan) => Promise<Dialled>
}

/** The near end of a dial within the lab, before its far end has been accepted. */
interface Departure {
  readonly socket: Socket
  readonly from: string
  readonly operation: Operation
}

/** Makes the network of one lab. */
export function createNetwork(lab: {
  activity: Activity
  clock: Clock
  addresses: AddressBook
  egress: Egress
}): Network {
  const doors = new Map<string, FrontDoor>()
  /** Dials within the lab whose two ends have not met yet, by the port they come from. */
  const departed = new Map<number, Departure>()
  const dialling = new Map<number, Set<Promise<unknown>>>()
  const wires = new WeakMap<Socket, Wire>()

  /** The lab address behind an accepted socket, once its dial within the lab, if any, is known. */
  async function whence(socket: Socket, name: string): Promise<string> {
    const { remotePort = 0, localPort = 0, remoteAddress = 'nowhere' } = socket
    await Promise.allSettled(dialling.get(localPort) ?? [])
    const near = departed.get(remotePort)
    if (!near) return remoteAddress.replace(/^::ffff:/, '')
    departed.delete(remotePort)
    wires.set(socket, joinWire(lab.activity, name, near.socket, socket))
    near.operation.end()
    return near.from
  }

  async function dialDoor(from: string, door: FrontDoor, to: string): Promise<Dialled> {
    const operation = lab.activity.begin(`connecting to ${to}`)
    const socket = connect({ host: door.host, port: door.port, noDelay: true })
    const pending = dialling.get(door.port) ?? new Set()
    dialling.set(door.port, pending)
    socket.once('close', operation.end)
    const connected = new Promise<Dialled>((resolve) => {
      socket.once('connect', () => {
        departed.set(socket.localPort!, { socket, from, operation })
        resolve({ ok: true, socket, to })
      })
      socket.once('error', () => resolve({ ok: false, reason: 'refused' }))
    })
    pending.add(connected)
    try {
      return await connected
    } finally {
      pending.delete(connected)
    }
  }

  /** Nobody answers at that address: the attempt ends when its lab time is over. */
  function silence(withinMs: number): Promise<Dialled> {
    return new Promise((resolve) => {
      lab.clock.setTimeout(() => resolve({ ok: false, reason: 'timed-out' }), withinMs)
    })
  }

  /** What a peer outside does cannot be seen, so the lab counts as busy while the connection stands. */
  async function outside(host: string, port: number): Promise<Dialled> {
    const operation = lab.activity.begin(`connection to ${host}:${port}`)
    const dialled = await dialOutside(host, port)
    if (dialled.ok) dialled.socket.once('close', operation.end)
    else operation.end()
    return dialled
  }

  return {
    async listen(address, plan, at, record) {
      const name = `${address}:${plan.port}`
      const door = await openFrontDoor(plan, at, {
        record,
        whence: (socket) => lab.activity.during(`accepting on ${name}`, () => whence(socket, name)),
        wireOf: (socket) => wires.get(socket),
      })
      doors.set(name, door)
      return { ...door, close: () => (doors.delete(name), door.close()) }
    },
    async dial(from, { host, port, withinMs }) {
      const address = lab.addresses.find(host)
      if (address !== undefined) {
        const door = doors.get(`${address}:${port}`)
        if (!door?.isOpen()) return { ok: false, reason: 'refused' }
        return dialDoor(from, door, `${address}:${port}`)
      }
      if (!lab.egress.allows(host, port)) return silence(withinMs)
      return outside(host, port)
    },
  }
}
