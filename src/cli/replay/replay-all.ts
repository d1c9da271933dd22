import { stopwatch } from '../../clock/real-time.ts'
import type { Emulator } from '../../emulator/emulator.ts'
import type { ChartInputs } from '../../scenario/replay/inputs-file.ts'
import { replay, type Replayed } from '../../scenario/replay/replay.ts'

/** The replay of one trace. */
export interface TraceReplay {
  readonly inputs: ChartInputs
  readonly replayed: Replayed
  /** Real milliseconds that it took. */
  readonly realMs: number
}

/** Replays traces, each by itself. Throws `unknown-machine`. */
export function replayAll(
  traces: readonly ChartInputs[],
  emulators: readonly Emulator[],
): TraceReplay[] {
  return traces.map((inputs) => {
    const elapsedMs = stopwatch()
    return { inputs, replayed: replay(inputs, emulators), realMs: elapsedMs() }
  })
}
