import {
  createActor,
  type Actor,
  type AnyStateMachine,
  type InputFrom,
  type InspectionEvent,
} from 'xstate'
import type { EventData, EventName } from '../journal/catalogue.ts'
import { tapeChart } from './chart-tape.ts'
import { stateName } from './state-name.ts'
import type { Surroundings } from './surroundings.ts'

/** What a chart emits to be journalled: a catalogue name, its data, and the stream if not the chart's own. */
export type Emitted = {
  [Name in EventName]: { type: Name; data: EventData[Name]; stream?: string }
}[EventName]

/** Starts a statechart on the lab's clock; its states and what it emits go into the journal. */
export function startChart<Machine extends AnyStateMachine>(
  surroundings: Surroundings,
  machine: Machine,
  { stream, input }: { stream: string; input: InputFrom<Machine> },
): Actor<Machine> {
  const { clock, crashed, tape, name: appliance } = surroundings
  const taped = tape && tapeChart(tape, { appliance, stream, now: clock.now })
  const options = {
    clock,
    id: stream,
    input,
    inspect: (event: InspectionEvent) => {
      taped?.(event)
      if (event.type === '@xstate.snapshot')
        journalState(surroundings, idOf(event.actorRef), event.snapshot)
    },
  }
  // The type of the options depends on whether the machine's input may be left out; here it never is.
  const actor: Actor<Machine> = createActor(machine, options as never)
  actor.subscribe({ error: (error) => crashed(`statechart ${stream}`, error) })
  actor.on('*', (emitted) => {
    const { type, data, stream: other } = emitted as unknown as Emitted
    surroundings.record(other ?? stream)(type, data)
  })
  return actor.start()
}

const lastStates = new WeakMap<Surroundings, Map<string, string>>()

/** An entry when the state value changed; XState inspects every event, changed or not. */
function journalState(surroundings: Surroundings, id: string, snapshot: unknown): void {
  const { value } = snapshot as { value?: unknown }
  if (value === undefined) return
  const state = stateName(value)
  const states = lastStates.get(surroundings) ?? new Map<string, string>()
  lastStates.set(surroundings, states)
  if (states.get(id) === state) return
  states.set(id, state)
  surroundings.record(id)('state.entered', { machine: id, state })
}

/** What XState hands to inspectors has an id at run time that its type does not promise. */
function idOf(actor: object): string {
  return 'id' in actor ? String(actor.id) : ''
}
