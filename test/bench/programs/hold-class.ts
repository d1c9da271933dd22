/** So many labs of one manager and three devices, on the wall clock: hold-class LABS. */
import { fmc } from '../../../emulators/fmc/index.ts'
import type { FmcHandle } from '../../../emulators/fmc/index.ts'
import { ftd } from '../../../emulators/ftd/index.ts'
import { stopwatch, systemNow } from '../../../src/clock/real-time.ts'
import { egressTo } from '../../../src/lab/egress.ts'
import { keyFolder } from '../../../src/lab/key-folder.ts'
import { startLab } from '../../../src/lab/lab.ts'
import { loopbackPorts } from '../../../src/lab/port-plan.ts'
import { password } from '../login-facts.ts'

const [, , count = '0'] = process.argv
const DEVICES = ['ftd-1', 'ftd-2', 'ftd-3']

async function startOne(place: number) {
  const devices = DEVICES.map((name) => [name, ftd({ managers: ['fmc'], password })])
  const lab = await startLab({
    name: `class-${place}`,
    seed: 'class',
    startMs: systemNow(),
    cast: { fmc: fmc({ password }), ...Object.fromEntries(devices) },
    clock: 'wall',
    ports: loopbackPorts,
    egress: egressTo([]),
    keyFolder: keyFolder(),
  })
  await (lab.appliance('fmc').handle as FmcHandle).devicesComeUp()
  const portOf = (role: string) =>
    lab.appliance(role).doors.find(({ labPort }) => labPort === 22)?.port
  return { manager: portOf('fmc'), device: portOf('ftd-1') }
}

const startMs = stopwatch()
const ports: { manager: number | undefined; device: number | undefined }[] = []
for (let place = 0; place < Number(count); place++) ports.push(await startOne(place))
const startedMs = startMs()
globalThis.gc?.()
const megabytes = process.memoryUsage().rss / 1e6
process.stdout.write(`${JSON.stringify({ startedMs, megabytes, ports })}\n`)
