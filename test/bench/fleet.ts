import type { Benchmark } from './benchmark.ts'
import { startOwn } from './child-program.ts'

const DEVICES = 1000
/** What a device may take, with its tunnel and the manager's end of it, megabytes. */
const DEVICE_MEGABYTES_MAX = 1

interface Fleet {
  readonly startedMs: number
  readonly connectedMs: number
  readonly connected: number
  readonly megabytes: number
  readonly tenYearsMs: number
  readonly standing: number
}

/** One manager with a thousand devices: until all are connected, what they take, and ten years of it. */
export const fleet: Benchmark = {
  name: 'fleet',
  async run(say) {
    say(`a manager with ${DEVICES} devices`)
    const [alone, full] = [await hold(1), await hold(DEVICES)]
    const referenceIs = 'one device'
    return [
      {
        what: `start of a manager and ${DEVICES} devices`,
        unit: 'ms',
        ours: full.startedMs,
        reference: alone.startedMs,
        referenceIs,
      },
      {
        what: `${DEVICES} devices, until all are connected`,
        unit: 'ms',
        ours: full.connectedMs,
        reference: alone.connectedMs,
        referenceIs,
      },
      {
        what: `memory of ${DEVICES} connected devices`,
        unit: 'MB',
        ours: full.megabytes,
        reference: alone.megabytes,
        referenceIs,
        aim: { of: 'difference', atMost: DEVICES * DEVICE_MEGABYTES_MAX },
      },
      {
        what: `ten years of ${DEVICES} tunnels`,
        unit: 'ms',
        ours: full.tenYearsMs,
        reference: alone.tenYearsMs,
        referenceIs,
        aim: { of: 'difference', atMost: 2000 },
      },
    ]
  },
}

async function hold(count: number): Promise<Fleet> {
  const program = startOwn('hold-fleet', [String(count)], ['--expose-gc'])
  const facts = await program.says<Fleet>()
  await program.output
  const { connected, standing } = facts
  if (connected !== count || standing !== count)
    throw new TypeError(`of ${count} devices ${connected} connected and ${standing} stayed`)
  return facts
}
