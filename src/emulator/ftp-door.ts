import type { Duplex } from 'node:stream'
import { applyFaults, type ConnectionFaultUse } from '../faults/index.ts'
import type { FtpDataPort, FtpServerEvent, FtpServerPolicy } from '../ftp/server-policy.ts'
import { serveFtp } from '../ftp/serve.ts'
import type { Recorder } from '../journal/journal.ts'
import type { Door, Hold, Surroundings } from './surroundings.ts'
import type { FileArrival, PlainFileService } from './plain-file-service.ts'

/** How the FTP door of an appliance is to behave. */
export interface FtpDoorPlan {
  readonly port: number
  /** Asked at each connection, so that users, disk and greeting may change between two. */
  readonly policy: (arrival: FileArrival) => FtpDoorPolicy
  /** Faults that the control connection and the data connections of a client that comes now meet. */
  readonly faults?: () => readonly ConnectionFaultUse[]
  /** Ports for data connections, first and last; any free one when absent. */
  readonly dataPorts?: readonly [number, number] | undefined
}

/** What an emulator says about one FTP connection; the door adds the rest. */
export type FtpDoorPolicy = PlainFileService &
  Pick<FtpServerPolicy, 'greeting' | 'login' | 'limits'>

/** Opens the FTP door of an appliance; what happens behind it goes into the journal. */
export function openFtpDoor(surroundings: Surroundings, plan: FtpDoorPlan): Promise<Door> {
  const { clock, activity, crashed } = surroundings
  return surroundings.openDoor({
    service: 'ftp',
    port: plan.port,
    accept(control, from, hold) {
      const stream = surroundings.nextStream('ftp')
      const record = surroundings.record(stream)
      record('connection.opened', { service: 'ftp', port: plan.port, from })
      const faulty = withFaults(surroundings, plan.faults?.() ?? [], record)
      const sockets = new Set<Duplex>([control])
      const { onFile, ...policy } = plan.policy({
        stream,
        from,
        cut: () => sockets.forEach((socket) => socket.destroy()),
      })
      const serving = serveFtp(faulty(control, hold), {
        ...policy,
        clock,
        openDataPort: () =>
          openDataPort(surroundings, { control, range: plan.dataPorts }, (socket, hold) => {
            sockets.add(socket)
            socket.once('close', () => sockets.delete(socket))
            return faulty(socket, hold)
          }),
        observe: journalFtp(record, onFile),
      })
      const ended = serving.catch((error: unknown) => {
        control.destroy()
        crashed(`connection ${stream}`, error)
      })
      control.once('close', () => void activity.during('ftp account', () => ended))
    },
  })
}

type Faulty = (socket: Duplex, hold: Hold | undefined) => Duplex

async function openDataPort(
  surroundings: Surroundings,
  plan: Parameters<Surroundings['openDataPort']>[0],
  faulty: Faulty,
): Promise<FtpDataPort | undefined> {
  const port = await surroundings.openDataPort(plan)
  if (!port) return undefined
  const arrival = port.arrival.then((found) => found && faulty(found.socket, found.hold))
  return { ...port, arrival }
}

function withFaults(
  { clock }: Surroundings,
  faults: readonly ConnectionFaultUse[],
  record: Recorder,
): Faulty {
  return (socket, hold) =>
    applyFaults(socket, faults, {
      clock,
      watch: {
        parked: () => hold?.park(),
        resumed: () => hold?.resume(),
        hit: (fault, facts) => record('fault.struck', { fault, facts }),
      },
    })
}

function journalFtp(record: Recorder, onFile: PlainFileService['onFile']) {
  return (event: FtpServerEvent) => {
    const { type, ...facts } = event
    record(type, facts as never)
    if (event.type === 'file.received' || event.type === 'file.sent') onFile?.(event)
  }
}
