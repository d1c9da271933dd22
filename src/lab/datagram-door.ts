import { LabError } from '../errors/lab-error.ts'
import type { DatagramDoorPlan } from '../emulator/datagrams.ts'
import type { Recorder } from '../journal/journal.ts'
import type { Datagrams, OpenPort } from './datagrams.ts'
import { createDoorState, type Listening, type StandingDoor } from './standing-door.ts'

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
  const bound = await listen()
  const { plan, ...state } = createDoorState(first, record)

  async function listen(): Promise<OpenPort> {
    try {
      return await datagrams.listen(address, labPort, at, (datagram, from) => {
        if (state.isOpen()) plan().accept(datagram, from)
      })
    } catch (cause) {
      const fact = (cause as NodeJS.ErrnoException).code ?? ''
      throw new LabError('port-not-free', { service, ...at, fact }, { cause })
    }
  }

  return {
    ...state,
    service,
    labPort,
    host: bound.host,
    port: bound.port,
    async close() {
      bound.close()
    },
  }
}
