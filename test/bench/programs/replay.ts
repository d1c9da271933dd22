/** Plays every scenario once on the record, then replays them all several times: replay KEY-FOLDER. */
import { emulators } from '../../../emulators/index.ts'
import { stopwatch } from '../../../src/clock/real-time.ts'
import { listScenarios } from '../../../src/scenario/find-file.ts'
import { runScenario } from '../../../src/scenario/index.ts'
import { loadScenario } from '../../../src/scenario/load.ts'
import { inputsText, readInputs } from '../../../src/scenario/replay/inputs-file.ts'
import { replay } from '../../../src/scenario/replay/replay.ts'

const ROUNDS = 15

const [, , keyFolder = ''] = process.argv
const context = { cwd: process.cwd(), emulators: () => Promise.resolve({ emulators }) }
const traces = []
let playedMs = 0
for (const { name } of listScenarios()) {
  const { scenario } = await loadScenario(name, context)
  const { inputs, realMs } = await runScenario(scenario, { name, keyFolder, tapesCharts: true })
  playedMs += realMs
  if (inputs) traces.push(readInputs(inputsText(inputs), name))
}
const events = traces.reduce((sum, { turns }) => sum + turns.length, 0)
const replayedMs: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  const elapsedMs = stopwatch()
  for (const trace of traces) {
    const { difference } = replay(trace, emulators)
    if (difference) throw new TypeError(`${trace.scenario}: ${JSON.stringify(difference)}`)
  }
  replayedMs.push(elapsedMs())
}
process.stdout.write(`${JSON.stringify({ events, playedMs, replayedMs })}\n`)
