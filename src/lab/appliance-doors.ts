import type { DatagramDoorPlan } from '../emulator/datagrams.ts'
import type { DoorPlan } from '../emulator/surroundings.ts'
import type { Recorder } from '../journal/journal.ts'
import { openDatagramDoor, type DatagramDoor } from './datagram-door.ts'
import type { FrontDoor } from './front-door.ts'
import type { LabServices } from './lab-services.ts'
import type { Listening, StandingDoor } from './standing-door.ts'

/** The front doors of one appliance. They keep their ports when the appliance starts anew. */
export interface ApplianceDoors {
  readonly open: (plan: DoorPlan) => Promise<FrontDoor>
  readonly openForDatagrams: (plan: DatagramDoorPlan) => Promise<DatagramDoor>
  /** Where on this machine the appliance's ports are; any free port of it. */
  readonly place: Listening
  readonly list: () => readonly StandingDoor[]
  /** The doors for connections, by service. */
  readonly frontDoors: () => ReadonlyMap<string, FrontDoor>
  /** Ends every connection and turns new ones away. */
  readonly shut: (reason: string) => void
  readonly close: () => Promise<void>
}

/** Makes the doors of an appliance; none is open yet. */
export function createApplianceDoors(
  { network, datagrams, listenAt }: LabServices,
  address: string,
  record: Recorder,
): ApplianceDoors {
  const doors = new Map<string, FrontDoor>()
  const datagramDoors = new Map<string, DatagramDoor>()
  const plans = new Map<string, DoorPlan>()
  const list = () => [...doors.values(), ...datagramDoors.values()]

  return {
    list,
    frontDoors: () => doors,
    place: listenAt(address, 0),
    async open(plan) {
      plans.set(plan.service, plan)
      const isCurrent = () => plans.get(plan.service) === plan
      const there = doors.get(plan.service)
      if (there) {
        there.replace(plan)
        there.open()
        return movedWhile(isCurrent, there)
      }
      const door = await network.listen(address, plan, listenAt(address, plan.port), record)
      doors.set(plan.service, door)
      return movedWhile(isCurrent, door)
    },
    async openForDatagrams(plan) {
      const there = datagramDoors.get(plan.service)
      if (there) {
        there.replace(plan)
        there.open()
        return there
      }
      const at = listenAt(address, plan.port)
      const door = await openDatagramDoor(plan, { address, at, record, datagrams })
      datagramDoors.set(plan.service, door)
      return door
    },
    shut(reason) {
      for (const door of list()) door.shut(reason)
    },
    async close() {
      await Promise.all(list().map((door) => door.close()))
    },
  }
}

/** A door as one start of an appliance holds it: what is still ending there cannot shut the door of the next start. */
function movedWhile(isCurrent: () => boolean, door: FrontDoor): FrontDoor {
  return {
    ...door,
    open() {
      if (isCurrent()) door.open()
    },
    shut(...why) {
      if (isCurrent()) door.shut(...why)
    },
  }
}
