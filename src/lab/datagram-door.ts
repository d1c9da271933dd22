import { LabError } from '../errors/lab-error.ts'
import type { DatagramDoorPlan } from '../emulator/datagrams.ts'
import type { Recorder } from '../journal/journal.ts'
import type { Datagrams, OpenPort } from './datagrams.ts'
import type { Listening, StandingDoor } from './front-door.ts'

/** A front door for datagrams. */
export interface DatagramDoor extends StandingDoor {
  /** Hands datagrams to another plan from now on; used when an appliance starts anew. */
  readonly replace: (plan: DatagramDoorPlan) => void
}

/** Where a door for datagrams is opened, and who writes that down. */
export interface DatagramDoorSite {
  readonly address: string
  readonly at: Listening
  readonly record: Recorder
  readonly datagrams: Datagrams
}

/** Opens a door for datagrams; while it is shut they vanish. Throws `port-not-free`. */
export async function openDatagramDoor(
  first: DatagramDoorPlan,
  { address, at, record, datagrams }: DatagramDoorSite,
): Promise<DatagramDoor> {
  const { service, port: labPort } = first
  let plan = first
  let open = true
  const bound = await listen()

  async function listen(): Promise<OpenPort> {
    try {
      return await datagrams.listen(address, labPort, at, (datagram, from) => {
        if (open) plan.accept(datagram, from)
      })
    } catch (cause) {
      const fact = (cause as NodeJS.ErrnoException).code ?? ''
      throw new LabError('port-not-free', { service, ...at, fact }, { cause })
    }
  }

  record('door.opened', { service, port: labPort })
  return {
    service,
    labPort,
    host: bound.host,
    port: bound.port,
    isOpen: () => open,
    replace(next) {
      plan = next
    },
    open() {
      if (open) return
      open = true
      record('door.opened', { service, port: labPort })
    },
    shut(reason) {
      if (!open) return
      open = false
      record('door.closed', { service, port: labPort, reason })
    },
    async close() {
      bound.close()
    },
  }
}
