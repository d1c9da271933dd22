import type { Duplex } from 'node:stream'
import { applyFaults, type ConnectionFaultUse } from '../faults/index.ts'
import { serveTls, type TlsRefusal, type TlsSession } from '../tls/index.ts'
import type { Door, Surroundings } from './surroundings.ts'
import { journalTls } from './tls-journal.ts'
import type { TlsServerSheet } from './tls-sheet.ts'

/** How a TLS door of an appliance is to behave. */
export interface TlsDoorPlan {
  readonly port: number
  /** What the journal calls the door, and what tells it from other TLS doors of the appliance: `tls` when absent. */
  readonly service?: string
  /** Connections at a time, where callers stay; as every door has when absent. */
  readonly connectionsMax?: number
  /** Asked at each connection, so that certificates, trust and versions may change between two. */
  readonly sheet: (arrival: TlsArrival) => TlsServerSheet
  /** The handshake has come about. */
  readonly onConnection: (session: TlsSession, arrival: TlsArrival) => void
  /** No handshake came about. */
  readonly onRefusal?: (refusal: TlsRefusal, arrival: TlsArrival) => void
  /** Faults of the transport that a connection made now meets. */
  readonly faults?: () => readonly ConnectionFaultUse[]
}

/** A connection that has just been made. */
export interface TlsArrival {
  /** Its stream in the journal. */
  readonly stream: string
  /** The lab address it comes from. */
  readonly from: string
  /** Breaks the connection off, as a fault does. */
  readonly cut: () => void
}

/** Opens a TLS door of an appliance; what happens behind it goes into the journal. */
export function openTlsDoor(surroundings: Surroundings, plan: TlsDoorPlan): Promise<Door> {
  const { clock, activity, crashed } = surroundings
  const { port, service = 'tls', connectionsMax } = plan
  return surroundings.openDoor({
    service,
    port,
    ...(connectionsMax !== undefined && { connectionsMax }),
    accept(socket: Duplex, from, hold) {
      const stream = surroundings.nextStream(service)
      const record = surroundings.record(stream)
      record('connection.opened', { service, port, from })
      const arrival: TlsArrival = { stream, from, cut: () => socket.destroy() }
      const { offer, ...sheet } = plan.sheet(arrival)
      const struck = applyFaults(socket, plan.faults?.() ?? [], {
        clock,
        watch: {
          parked: () => hold?.park(),
          resumed: () => hold?.resume(),
          hit: (fault, facts) => record('fault.struck', { fault, facts }),
        },
      })
      serveTls(struck, {
        ...offer,
        ...sheet,
        clock,
        activity,
        observe: journalTls(record, (error) => crashed(`connection ${stream}`, error)),
        established: (session) => plan.onConnection(session, arrival),
        refused: (refusal) => plan.onRefusal?.(refusal, arrival),
      })
    },
  })
}
