import type { AnyStateMachine } from 'xstate'
import { parseInstant } from '../../clock/durations.ts'
import type { ChartOrders } from '../../emulator/chart-tape.ts'
import type { Emulator } from '../../emulator/emulator.ts'
import { LabError } from '../../errors/lab-error.ts'
import type { ChartInputs, WrittenTurn } from './inputs-file.ts'
import type { SheetValues } from './sheet-values.ts'
import { startStillChart, type StillChart, type TakenEvent } from './still-chart.ts'
import { readValue } from './written-value.ts'

/** The statecharts of a lab that is not there: they are told what happens, and nothing comes of what they order. */
export interface FedCharts {
  /** Tells the chart of a turn its event. Throws `unknown-machine`. */
  readonly take: (turn: WrittenTurn) => FedTurn
  /** Charts that were started so far. */
  readonly started: () => number
}

/** What a chart made of an event. */
export interface FedTurn extends ChartOrders {
  readonly machine: AnyStateMachine
  readonly state: string
  /** False when the chart broke at the event. */
  readonly isWhole: boolean
}

/** Which emulators the charts are of, and what their profiles hold. */
export interface ChartSources {
  readonly cast: ChartInputs['cast']
  readonly emulators: readonly Emulator[]
  readonly sheets: SheetValues
}

/** The event with which XState starts an actor; it carries the input. */
export const FIRST_EVENT = 'xstate.init'

/** Waits for the first events of charts. */
export function feedCharts({ cast, emulators, sheets }: ChartSources): FedCharts {
  const findMachine = machineFinder(cast, emulators)
  const charts = new Map<string, StillChart>()
  let nowMs = 0
  const reading = { sheets, now: () => nowMs }
  let started = 0
  return {
    take(turn) {
      nowMs = parseInstant(turn.time)
      const event = readValue(turn.event, reading) as TakenEvent
      const key = `${turn.appliance} ${turn.chart}`
      const machine = findMachine(turn)
      const running = event.type === FIRST_EVENT ? undefined : charts.get(key)
      const chart = running ?? startStillChart(machine)
      if (!running) started++
      charts.set(key, chart)
      return { machine, ...chart.take(event) }
    },
    started: () => started,
  }
}

function machineFinder(cast: ChartInputs['cast'], emulators: readonly Emulator[]) {
  const machines = new Map(
    emulators.flatMap((emulator) =>
      emulator.machines.map((machine) => [`${emulator.name} ${machine.id}`, machine] as const),
    ),
  )
  return ({ appliance, machine }: WrittenTurn) => {
    const emulator = cast[appliance] ?? ''
    const found = machines.get(`${emulator} ${machine}`)
    if (!found) throw new LabError('unknown-machine', { machine, emulator, appliance })
    return found
  }
}
