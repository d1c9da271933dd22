import { parseInstant } from '../../clock/durations.ts'
import type { Emulator } from '../../emulator/emulator.ts'
import { LabError } from '../../errors/lab-error.ts'
import type { ChartInputs, WrittenTurn } from './inputs-file.ts'
import { collectSheetValues } from './sheet-values.ts'
import { startStillChart, type StillChart, type TakenEvent } from './still-chart.ts'
import { readValue, writeValue, type Written } from './written-value.ts'

/** What a replay came to. */
export interface Replayed {
  /** Events that were fed to statecharts. */
  readonly turns: number
  readonly charts: number
  /** The first turn whose outcome is another than was recorded; nothing is fed after it. */
  readonly difference?: ReplayDifference
}

/** Where a replay leaves what was recorded. */
export interface ReplayDifference {
  readonly turn: WrittenTurn
  /** The number of the turn, from 1. */
  readonly number: number
  readonly recorded: Outcome
  readonly replayed: Outcome
}

/** What came out of one turn. */
export interface Outcome {
  readonly emitted: readonly Written[]
  readonly sent: readonly Written[]
  readonly state: string
}

/**
 * Feeds what was recorded to the statecharts of the same emulators, without sockets, timers or actors, and
 * compares what they emit and send and where they end up. Throws `unknown-machine`.
 */
export function replay(
  { cast, turns }: Pick<ChartInputs, 'cast' | 'turns'>,
  emulators: readonly Emulator[],
): Replayed {
  const findMachine = machineFinder(cast, emulators)
  const sheets = collectSheetValues(emulators)
  const writing = { sheets, hide: (text: string) => text, now: undefined }
  const write = (events: readonly unknown[]) => events.map((one) => writeValue(one, writing))
  const charts = new Map<string, StillChart>()
  let nowMs = 0
  const reading = { sheets, now: () => nowMs }
  let started = 0
  for (const [at, turn] of turns.entries()) {
    nowMs = parseInstant(turn.time)
    const event = readValue(turn.event, reading) as TakenEvent
    const key = `${turn.appliance} ${turn.chart}`
    const running = event.type === FIRST_EVENT ? undefined : charts.get(key)
    const chart = running ?? startStillChart(findMachine(turn))
    if (!running) started++
    charts.set(key, chart)
    const { emitted, sent, state } = chart.take(event)
    const replayed = { emitted: write(emitted), sent: write(sent), state }
    const recorded = { emitted: turn.emitted, sent: turn.sent, state: turn.state }
    if (JSON.stringify(replayed) !== JSON.stringify(recorded))
      return {
        turns: at + 1,
        charts: started,
        difference: { turn, number: at + 1, recorded, replayed },
      }
  }
  return { turns: turns.length, charts: started }
}

/** The event with which XState starts an actor; it carries the input. */
const FIRST_EVENT = 'xstate.init'

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
