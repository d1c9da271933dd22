/** One manager with so many devices, through ten years and the end of its InternalCA: hold-fleet COUNT. */
import { fmc } from '../../../emulators/fmc/index.ts'
import type { FmcHandle } from '../../../emulators/fmc/index.ts'
import { ftd } from '../../../emulators/ftd/index.ts'
import { days } from '../../../src/clock/durations.ts'
import { stopwatch } from '../../../src/clock/real-time.ts'
import { egressTo } from '../../../src/lab/egress.ts'
import { startLab } from '../../../src/lab/lab.ts'
import { loopbackPorts } from '../../../src/lab/port-plan.ts'

const [, , count = '0'] = process.argv
const names = Array.from({ length: Number(count) }, (_, place) => `ftd-${place}`)
const devices = Object.fromEntries(names.map((name) => [name, ftd({ managers: ['fmc'] })]))

const startMs = stopwatch()
const lab = await startLab({
  name: 'fleet',
  seed: 'fleet',
  startMs: Date.UTC(2024, 8, 20),
  cast: { fmc: fmc({ caExpiresIn: '3000d' }), ...devices },
  clock: 'virtual',
  ports: loopbackPorts,
  egress: egressTo([]),
})
const startedMs = startMs()
const manager = lab.appliance('fmc').handle as FmcHandle
const enabled = () => manager.devices().filter(({ state }) => state === 'enabled').length

const connectMs = stopwatch()
await manager.devicesComeUp()
const connectedMs = connectMs()
const connected = enabled()
globalThis.gc?.()
const megabytes = process.memoryUsage().rss / 1e6

const yearsMs = stopwatch()
await lab.advance(days(3650))
const facts = { startedMs, connectedMs, connected, megabytes, tenYearsMs: yearsMs() }
process.stdout.write(`${JSON.stringify({ ...facts, standing: enabled() })}\n`)
await lab.stop('measured')
