import { expect, test } from 'vitest'
import { emulators } from '../../../emulators/index.ts'
import { inputsText, readInputs } from '../../../src/scenario/replay/inputs-file.ts'
import { replay } from '../../../src/scenario/replay/replay.ts'
import { played, scenarioNames } from '../../scenarios/played.ts'

test.each(scenarioNames())('%s comes out the same without sockets or timers', async (name) => {
  const { inputs } = await played(name, { tapesCharts: true })
  const read = readInputs(inputsText(inputs!), 'inputs.ndjson')
  const { difference, turns, charts } = replay(read, emulators)
  expect(difference).toBeUndefined()
  expect(turns).toBe(inputs!.turns.length)
  expect(charts).toBeGreaterThan(0)
})
