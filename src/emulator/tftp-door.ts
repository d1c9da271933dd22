import type { Recorder } from '../journal/journal.ts'
import { tftpLimits } from '../tftp/limits.ts'
import { decodePacket, type TftpRequest } from '../tftp/packet.ts'
import { serveTftp, type TftpServerEvent } from '../tftp/serve.ts'
import type { DatagramPeer } from './datagrams.ts'
import type { FileArrival, PlainFileService } from './plain-file-service.ts'
import type { Door, Surroundings } from './surroundings.ts'

/** How the TFTP door of an appliance is to behave. */
export interface TftpDoorPlan {
  readonly port: number
  /** Asked at each request. */
  readonly files: (arrival: FileArrival) => PlainFileService
}

/** Opens the TFTP door of an appliance; every transfer is a stream of the journal. */
export async function openTftpDoor(surroundings: Surroundings, plan: TftpDoorPlan): Promise<Door> {
  const running = new Set<string>()
  return surroundings.openDatagramDoor({
    service: 'tftp',
    port: plan.port,
    accept(datagram, from) {
      const request = decodePacket(datagram)
      if (request?.op !== 'read' && request?.op !== 'write') return
      // A request that comes twice is one whose answer was late: that answer is sent again anyway.
      const client = `${from.host}:${from.port}`
      if (running.has(client) || running.size >= tftpLimits.transfersMax) return
      running.add(client)
      const served = surroundings.activity.during('opening a TFTP transfer', () =>
        begin(surroundings, plan, { request, from }),
      )
      void served.then(({ over }) => over).finally(() => running.delete(client))
    },
  })
}

async function begin(
  surroundings: Surroundings,
  plan: TftpDoorPlan,
  { request, from }: { request: TftpRequest; from: DatagramPeer },
): Promise<{ over: Promise<void> }> {
  const { clock, crashed } = surroundings
  const port = await surroundings.openDatagramPort({ ...from, answers: true })
  if (!port) return { over: Promise.resolve() }
  const stream = surroundings.nextStream('tftp')
  const record = surroundings.record(stream)
  record('connection.opened', { service: 'tftp', port: plan.port, from: from.host })
  const { onFile, ...files } = plan.files({ stream, from: from.host, cut: port.close })
  const serving = serveTftp(
    request,
    { port, to: from.port },
    { ...files, clock, observe: journalTftp(record, onFile) },
  )
  return { over: serving.catch((error: unknown) => crashed(`transfer ${stream}`, error)) }
}

function journalTftp(record: Recorder, onFile: PlainFileService['onFile']) {
  return (event: TftpServerEvent) => {
    const { type, ...facts } = event
    record(type, facts as never)
    if (event.type === 'file.received' || event.type === 'file.sent') onFile?.(event)
  }
}
