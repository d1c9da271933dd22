import type { DoorPlan } from '../emulator/surroundings.ts'
import type { Recorder } from '../journal/journal.ts'
import type { FrontDoor } from './front-door.ts'
import type { LabServices } from './lab-services.ts'

/** The front doors of one appliance. They keep their ports when the appliance starts anew. */
export interface ApplianceDoors {
  readonly open: (plan: DoorPlan) => Promise<FrontDoor>
  readonly list: () => readonly FrontDoor[]
  /** Ends every connection and turns new ones away. */
  readonly shut: (reason: string) => void
  readonly close: () => Promise<void>
}

/** Makes the doors of an appliance; none is open yet. */
export function createApplianceDoors(
  { network, listenAt }: LabServices,
  address: string,
  record: Recorder,
): ApplianceDoors {
  const doors = new Map<string, FrontDoor>()
  return {
    async open(plan) {
      const there = doors.get(plan.service)
      if (there) {
        there.replace(plan)
        there.open()
        return there
      }
      const door = await network.listen(address, plan, listenAt(address, plan), record)
      doors.set(plan.service, door)
      return door
    },
    list: () => [...doors.values()],
    shut(reason) {
      for (const door of doors.values()) door.shut(reason)
    },
    async close() {
      await Promise.all([...doors.values()].map((door) => door.close()))
    },
  }
}
