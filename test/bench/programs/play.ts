/** Plays a scenario several times, and starts its cast alone as often: play KEY-FOLDER. */
import { stopwatch } from '../../../src/clock/real-time.ts'
import { runScenario, scenario } from '../../../src/scenario/index.ts'
import story from '../../../scenarios/ucsm/backup-blocked-after-4-0-2a.ts'

const ROUNDS = 15

const [, , keyFolder = ''] = process.argv
const silent = scenario({
  ...story,
  title: 'The same cast',
  script: async () => {},
  repair: async () => {},
})
const [played, started]: [number[], number[]] = [[], []]
for (let round = 0; round < ROUNDS; round++) {
  for (const [plan, times] of [
    [story, played],
    [silent, started],
  ] as const) {
    const elapsedMs = stopwatch()
    const { verdict, failure } = await runScenario(plan, { name: 'bench', keyFolder })
    if (verdict !== 'passed') throw new TypeError(JSON.stringify(failure))
    times.push(elapsedMs())
  }
}
process.stdout.write(`${JSON.stringify({ played, started })}\n`)
