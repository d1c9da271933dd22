import type { Door } from '../emulator/surroundings.ts'
import type { Recorder } from '../journal/journal.ts'

/** Where a door listens on this machine. */
export interface Listening {
  readonly host: string
  /** 0 for any free port. */
  readonly port: number
}

/** A listening front door: where it stands on this machine, and on the lab's network. */
export interface StandingDoor extends Door {
  readonly service: string
  readonly labPort: number
  readonly host: string
  readonly port: number
  readonly close: () => Promise<void>
}

/** Whether a door is open and whom it leads to; of doors of every kind. */
export interface DoorState<Plan> extends Door {
  /** The plan that is followed now. */
  readonly plan: () => Plan
  /** Follows another plan from now on; used when an appliance starts anew. */
  readonly replace: (plan: Plan) => void
}

/** Begins the state of a door that has just been opened; opening and shutting are journalled. */
export function createDoorState<Plan extends { readonly service: string; readonly port: number }>(
  first: Plan,
  record: Recorder,
): DoorState<Plan> {
  const { service, port } = first
  let plan = first
  let open = true
  record('door.opened', { service, port })
  return {
    plan: () => plan,
    replace(next) {
      plan = next
    },
    isOpen: () => open,
    open() {
      if (open) return
      open = true
      record('door.opened', { service, port })
    },
    shut(reason) {
      if (!open) return
      open = false
      record('door.closed', { service, port, reason })
    },
  }
}
