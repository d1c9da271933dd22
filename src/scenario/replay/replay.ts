import type { Emulator } from '../../emulator/emulator.ts'
import { feedCharts } from './fed-charts.ts'
import type { ChartInputs, WrittenTurn } from './inputs-file.ts'
import { collectSheetValues } from './sheet-values.ts'
import { writeValue, type Written } from './written-value.ts'

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
  const sheets = collectSheetValues(emulators)
  const writing = { sheets, hide: (text: string) => text, now: undefined }
  const write = (events: readonly unknown[]) => events.map((one) => writeValue(one, writing))
  const charts = feedCharts({ cast, emulators, sheets })
  for (const [at, turn] of turns.entries()) {
    const { emitted, sent, state } = charts.take(turn)
    const replayed = { emitted: write(emitted), sent: write(sent), state }
    const recorded = { emitted: turn.emitted, sent: turn.sent, state: turn.state }
    if (JSON.stringify(replayed) !== JSON.stringify(recorded))
      return {
        turns: at + 1,
        charts: charts.started(),
        difference: { turn, number: at + 1, recorded, replayed },
      }
  }
  return { turns: turns.length, charts: charts.started() }
}
