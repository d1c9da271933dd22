import type { InspectionEvent } from 'xstate'
import { stateName } from './state-name.ts'

/** One event that a statechart took in, and what came out of it. */
export interface ChartTurn {
  /** Lab time, milliseconds since 1970. */
  readonly timeMs: number
  readonly appliance: string
  /** The stream that the chart was started for; with the actor's id, for one that another chart started. */
  readonly chart: string
  /** The id of the machine that the chart is an instance of. */
  readonly machine: string
  /** What it took in, with its data: an event, an actor's result, or a timer that fired. */
  readonly event: object
  /** What it emitted meanwhile, in order. */
  readonly emitted: readonly unknown[]
  /** The events that it sent to other charts meanwhile, in order. */
  readonly sent: readonly unknown[]
  /** The state that it was in afterwards. */
  readonly state: string
}

/** Everything that went into the statecharts of a lab and came out of them, in the order in which it happened. */
export interface ChartTape {
  readonly turns: () => readonly ChartTurn[]
  readonly append: (turn: ChartTurn) => void
}

/** Whose chart is listened to, and by which clock. */
export interface TapedChart {
  readonly appliance: string
  readonly stream: string
  readonly now: () => number
}

/** Makes an empty tape. */
export function createChartTape(): ChartTape {
  const turns: ChartTurn[] = []
  return { turns: () => turns, append: (turn) => void turns.push(turn) }
}

/** What XState's inspector is to be told, so that a chart and the actors it starts are on the tape. */
export function tapeChart(
  tape: ChartTape,
  { appliance, stream, now }: TapedChart,
): (event: InspectionEvent) => void {
  const orders = new WeakMap<object, ChartOrders>()
  return (seen) => {
    if (seen.type === '@xstate.action') {
      const before = orders.get(seen.actorRef) ?? NONE
      orders.set(seen.actorRef, withOrder(before, seen.action))
    }
    if (seen.type !== '@xstate.snapshot') return
    const { value, machine } = seen.snapshot as { value?: unknown; machine?: { id: string } }
    if (value === undefined || machine === undefined) return
    const { id } = seen.actorRef as unknown as { id: string }
    tape.append({
      timeMs: now(),
      appliance,
      chart: id === stream ? stream : `${stream} > ${id}`,
      machine: machine.id,
      event: seen.event,
      ...(orders.get(seen.actorRef) ?? NONE),
      state: stateName(value),
    })
    orders.delete(seen.actorRef)
  }
}

/** What a chart orders for others to see: what it emits, and what it sends to other charts. */
export interface ChartOrders {
  readonly emitted: readonly unknown[]
  readonly sent: readonly unknown[]
}

const NONE: ChartOrders = { emitted: [], sent: [] }

/** The orders of a chart with one more of its actions, when it is one of them. */
export function withOrder(
  { emitted, sent }: ChartOrders,
  { type, params }: { readonly type: string; readonly params?: unknown },
): ChartOrders {
  const event = (params as { event?: unknown } | undefined)?.event
  if (type === 'xstate.emit') return { emitted: [...emitted, event], sent }
  return type === 'xstate.sendTo' ? { emitted, sent: [...sent, event] } : { emitted, sent }
}
