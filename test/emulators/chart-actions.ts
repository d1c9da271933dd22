import type { AnyStateMachine } from 'xstate'
import { statesOf, transitionsFrom } from './chart-nodes.ts'

/** An action that XState made (`emit`, `raise`, `sendTo`), or a function of the chart's author. */
export interface ChartAction {
  readonly type?: string
  /** What `emit` sends, or the function that makes it. */
  readonly event?: unknown
  readonly delay?: unknown
  readonly id?: unknown
  /** What `enqueueActions` collects. */
  readonly collect?: unknown
}

/** Every action of a chart: the named ones, and those written into its states and transitions. */
export function actionsOf(machine: AnyStateMachine): ChartAction[] {
  const written = statesOf(machine).flatMap((node) => [
    ...node.entry,
    ...node.exit,
    ...transitionsFrom(node).flatMap(({ actions }) => [...actions]),
  ])
  const all: unknown[] = [...Object.values(machine.implementations.actions), ...written]
  return all.filter((action) => typeof action === 'function') as ChartAction[]
}

/** The names that an action emits, as far as they stand in it. */
export function namesEmittedBy(action: ChartAction): string[] {
  if (action.type === 'xstate.emit') return typesIn(action.event)
  if (action.type !== 'xstate.enqueueActions') return []
  const text = String(action.collect)
  return [...text.matchAll(/\bemit\(([\s\S]*?)\)/g)].flatMap(([, event]) => typesInText(event!))
}

function typesIn(event: unknown): string[] {
  if (typeof event === 'function') return typesInText(String(event))
  const { type } = event as { type?: unknown }
  return typeof type === 'string' ? [type] : []
}

/** Event names have a dot; a `type` without one is a fact of the event's data. */
function typesInText(text: string): string[] {
  return [...text.matchAll(/\btype: *["'`]([a-z-]+\.[a-z.-]+)["'`]/g)].map(([, type]) => type!)
}
