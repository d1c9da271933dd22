/** Starts a lab of interconnects and prints how long it took and how much memory the process has: listen COUNT. */
import { ucsm } from '../../../emulators/index.ts'
import { stopwatch, systemNow } from '../../../src/clock/real-time.ts'
import { egressTo } from '../../../src/lab/egress.ts'
import { startLab } from '../../../src/lab/lab.ts'
import { loopbackPorts } from '../../../src/lab/port-plan.ts'

const [, , count = '0'] = process.argv
const cast = Object.fromEntries(
  Array.from({ length: Number(count) }, (_, index) => [`fi${index}`, ucsm()]),
)
const elapsedMs = stopwatch()
const lab = await startLab({
  name: 'listening',
  seed: 'listening',
  startMs: systemNow(),
  cast,
  clock: 'wall',
  ports: loopbackPorts,
  egress: egressTo([]),
})
const ms = elapsedMs()
globalThis.gc?.()
const { rss } = process.memoryUsage()
process.stdout.write(`${JSON.stringify({ ms, megabytes: rss / 1e6 })}\n`)
await lab.stop('measured')
