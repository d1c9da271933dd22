import { lookup } from 'node:dns/promises'
import type { Activity } from '../clock/activity.ts'
import type { DatagramPeer, DatagramPort, DatagramPortPlan } from '../emulator/datagrams.ts'
import type { AddressBook } from './addresses.ts'
import { createDatagramCount, type Reception } from './datagram-count.ts'
import { bindDatagramSocket, type DatagramSocket } from './datagram-socket.ts'
import type { Egress } from './egress.ts'
import type { Listening } from './standing-door.ts'
import { outsideWait } from './outside-wait.ts'

/** Joins the UDP ports of the lab's addresses to those of this machine. */
export interface Datagrams {
  /** Listens on a port of a lab address. Rejects with the failure of the system. */
  readonly listen: (
    address: string,
    labPort: number,
    at: Listening,
    receive: (datagram: Uint8Array, from: DatagramPeer) => void,
    closed?: () => void,
  ) => Promise<OpenPort>
  /** Opens a port towards one host; undefined when it is unknown or may not be talked to. */
  readonly open: (
    address: string,
    plan: DatagramPortPlan,
    at: Listening,
  ) => Promise<DatagramPort | undefined>
  /** Closes every port that is still open. */
  readonly close: () => void
}

/** A UDP port that is bound on this machine for a lab address. */
export interface OpenPort extends DatagramSocket {
  readonly host: string
}

interface DatagramParts {
  readonly activity: Activity
  readonly addresses: AddressBook
  readonly egress: Egress
}

/** Where a port of the lab is on this machine, and what is on its way to it. */
interface Bound {
  readonly place: DatagramPeer
  readonly reception: Reception
  readonly close: () => void
}

/** Makes the UDP side of a lab's network. */
export function createDatagrams({ activity, addresses, egress }: DatagramParts): Datagrams {
  const bound = new Map<string, Bound>()
  const count = createDatagramCount(activity)

  async function listen(
    address: string,
    labPort: number,
    at: Listening,
    receive: (datagram: Uint8Array, from: DatagramPeer) => void,
    closed: () => void = () => {},
  ): Promise<OpenPort> {
    const reception = count.open(`${address}:${labPort || 'any'}`)
    const socket = await bindDatagramSocket(at, (datagram, from) => {
      receive(datagram, reception.received(from) ?? from)
    })
    const name = `${address}:${labPort || socket.port}`
    const close = () => {
      bound.delete(name)
      reception.close()
      socket.close()
      closed()
    }
    bound.set(name, { place: { host: reachable(at.host), port: socket.port }, reception, close })
    return { ...socket, host: at.host, close }
  }

  async function open(address: string, plan: DatagramPortPlan, at: Listening) {
    const peer = addresses.find(plan.host)
    if (peer !== undefined) return within(address, peer, at)
    if (!plan.answers && !egress.allows(plan.host, plan.port)) return undefined
    return outside(activity, plan, (host, receive, closed) =>
      listen(address, 0, plan.answers ? at : { host, port: 0 }, receive, closed),
    )
  }

  async function within(address: string, peer: string, at: Listening): Promise<DatagramPort> {
    let receive: Receiver = () => {}
    const own = await listen(address, 0, at, (datagram, from) => {
      if (from.host === peer) receive(datagram, from.port)
    })
    const place = { host: reachable(at.host), port: own.port }
    return {
      send(port, datagram) {
        const to = bound.get(`${peer}:${port}`)
        if (!to) return
        const undo = to.reception.expect(place, { host: address, port: own.port })
        own.send(to.place, datagram, undo)
      },
      onDatagram: (next) => void (receive = next),
      close: own.close,
    }
  }

  return { listen, open, close: () => bound.forEach(({ close }) => close()) }
}

type Receiver = (datagram: Uint8Array, port: number) => void
type Listen = (
  host: string,
  receive: (datagram: Uint8Array, from: DatagramPeer) => void,
  closed: () => void,
) => Promise<OpenPort>

/** A port towards a host outside; `listen` is told on which address of this machine. */
async function outside(
  activity: Activity,
  { host }: DatagramPortPlan,
  listen: Listen,
): Promise<DatagramPort | undefined> {
  const found = await activity.during(`finding ${host}`, () => lookup(host).catch(() => undefined))
  if (!found) return undefined
  let receive: Receiver = () => {}
  const wait = outsideWait(activity, `answer of ${host}`)
  const take = (datagram: Uint8Array, sender: DatagramPeer) => {
    if (sender.host !== found.address) return
    wait.over()
    receive(datagram, sender.port)
  }
  const own = await listen(hostTowards(found.address), take, wait.over)
  return {
    send(port, datagram) {
      wait.begin()
      own.send({ host: found.address, port }, datagram, wait.over)
    },
    onDatagram: (next) => void (receive = next),
    close: own.close,
  }
}

/** The address at which this machine itself reaches a port bound there. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  return host === '::' ? '::1' : host
}

/** Where a port is bound that talks to a host outside: loopback stays loopback. */
function hostTowards(peer: string): string {
  if (peer.includes(':')) return peer === '::1' ? '::1' : '::'
  return peer.startsWith('127.') ? '127.0.0.1' : '0.0.0.0'
}
