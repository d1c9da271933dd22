/** Lets ten years of lab time pass, with hourly checks that may be coalesced: jump COUNT. */
import { createActivity } from '../../../src/clock/activity.ts'
import { days, hours } from '../../../src/clock/durations.ts'
import { LabClock } from '../../../src/clock/lab-clock.ts'
import { stopwatch } from '../../../src/clock/real-time.ts'

const [, , count = '0'] = process.argv
const clock = new LabClock({ startMs: 0, activity: createActivity({ limitMs: 1_000 }) })
let firings = 0
for (let index = 0; index < Number(count); index++)
  clock.every(hours(1), (times) => (firings += times), {
    coalesced: true,
    changesAt: () => undefined,
  })
const elapsedMs = stopwatch()
await clock.advance(days(3650))
process.stdout.write(`${JSON.stringify({ ms: elapsedMs(), firings })}\n`)
clock.close()
