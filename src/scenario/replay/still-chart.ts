import {
  createActor,
  createEmptyActor,
  fromTransition,
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
} from 'xstate'
import { withOrder, type ChartOrders } from '../../emulator/chart-tape.ts'
import { stateName } from '../../emulator/state-name.ts'

/** An event as a statechart takes it in; the first one carries the chart's input. */
export interface TakenEvent {
  readonly type: string
  readonly input?: unknown
}

/** A statechart that makes its transitions, of which nothing that it orders is carried out. */
export interface StillChart {
  /** What the chart emits and sends at an event, and the state that it is in afterwards, if it is still whole. */
  readonly take: (
    event: TakenEvent,
  ) => ChartOrders & { readonly state: string; readonly isWhole: boolean }
}

/** The state of a chart that broke at an event. */
const BROKEN = 'broken'
const idle = fromTransition((state: undefined) => state, undefined)

/** Makes a chart that has not taken in anything yet. */
export function startStillChart(machine: AnyStateMachine): StillChart {
  let orders: ChartOrders = { emitted: [], sent: [] }
  const scope = stillScope((action) => {
    orders = withOrder(orders, action)
  })
  let snapshot: AnyMachineSnapshot | undefined

  return {
    take(event) {
      orders = { emitted: [], sent: [] }
      try {
        snapshot = snapshot
          ? machine.transition(snapshot, event, scope)
          : machine.getInitialSnapshot(scope, event.input)
      } catch (error) {
        return { ...orders, state: `${BROKEN}: ${String(error)}`, isWhole: false }
      }
      return { ...orders, state: stateName(snapshot.value), isWhole: true }
    },
  }
}

/** A place without time or other actors; it has a parent, since charts that others start send theirs their news. */
function stillScope(actionExecutor: AnyActorScope['actionExecutor']): AnyActorScope {
  const self = createActor(idle, { parent: createEmptyActor() })
  return {
    self,
    id: self.id,
    sessionId: self.sessionId,
    system: self.system,
    logger: () => {},
    defer: () => {},
    stopChild: () => {},
    emit: () => {},
    actionExecutor,
  }
}
