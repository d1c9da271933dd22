import { createActivity } from '../../../src/clock/activity.ts'
import { LabClock } from '../../../src/clock/lab-clock.ts'
import { nextTurn } from '../../../src/clock/real-time.ts'
import { decodePacket, type TftpPacket, type TftpRequest } from '../../../src/tftp/packet.ts'
import { serveTftp, type TftpServerEvent } from '../../../src/tftp/serve.ts'
import type { TftpPort } from '../../../src/tftp/tftp-port.ts'
import type { FileStore } from '../../../src/store/file-store.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'

/** What becomes of a datagram: how often it arrives. */
export type Fate = (packet: TftpPacket, sender: 'client' | 'server') => number

const CLIENT_PORT = 40_000
const SERVER_PORT = 50_000
const STRANGER_PORT = 9

/** A client's and a server's port on virtual time, and a network between them that loses and doubles. */
export function createLossyNet({ fate = () => 1, store }: { fate?: Fate; store?: FileStore } = {}) {
  const clock = new LabClock({ startMs: 0, activity: createActivity({ limitMs: 5_000 }) })
  const disk = store ?? createMemoryStore({ clock })
  const events: TftpServerEvent[] = []
  const sent: { sender: 'client' | 'server'; packet: TftpPacket }[] = []
  let toClient: Receive = () => {}
  let toServer: Receive = () => {}
  let serving: Promise<void> | undefined

  function cross(sender: 'client' | 'server', datagram: Uint8Array, to: number): void {
    const packet = decodePacket(datagram)
    if (!packet) return
    sent.push({ sender, packet })
    if (to === STRANGER_PORT) return
    const from = sender === 'client' ? CLIENT_PORT : SERVER_PORT
    for (let count = fate(packet, sender); count > 0; count--)
      void arrive(packet, () =>
        sender === 'server' ? toClient(datagram, from) : toServer(datagram, from),
      )
  }

  async function arrive(packet: TftpPacket, deliver: () => void): Promise<void> {
    await nextTurn()
    if (packet.op === 'read' || packet.op === 'write') begin(packet)
    else deliver()
  }

  /** As the door does: a request that comes twice is served once. */
  function begin(request: TftpRequest): void {
    serving ??= serveTftp(
      request,
      { port: portOf('server', (receive) => (toServer = receive)), to: CLIENT_PORT },
      { store: disk, clock, observe: (event) => void events.push(event) },
    )
  }

  function portOf(sender: 'client' | 'server', onDatagram: (receive: Receive) => void): TftpPort {
    return { onDatagram, send: (to, datagram) => cross(sender, datagram, to), close: () => {} }
  }

  return {
    clock,
    disk,
    events,
    sent,
    served: () => serving,
    client: portOf('client', (receive) => (toClient = receive)),
    /** A datagram for the client from a port that has no part in the transfer. */
    intrude: (datagram: Uint8Array) => toClient(datagram, STRANGER_PORT),
    /** Lets time pass until the work is done. */
    async untilDone<Value>(work: Promise<Value>): Promise<Value> {
      const state = { done: false }
      void work.finally(() => (state.done = true)).catch(() => {})
      while (!state.done) {
        for (let turn = 0; turn < 50 && !state.done; turn++) await nextTurn()
        if (!state.done) await clock.advance(1_000)
      }
      return work
    },
  }
}

type Receive = (datagram: Uint8Array, port: number) => void
