import type { Benchmark } from './benchmark.ts'
import { startOwn } from './child-program.ts'

const LABS = 30

interface ClassFacts {
  readonly startedMs: number
  readonly megabytes: number
  readonly ports: readonly { readonly manager: number; readonly device: number }[]
}

interface Answers {
  readonly medianMs: number
  readonly slowMs: number
}

/** Thirty labs of a manager and three devices in one process, and two people typing in each. */
export const classOfThirty: Benchmark = {
  name: 'class-of-thirty',
  async run(say) {
    say(`${LABS} labs with two shells each`)
    const [alone, full] = [await measure(1), await measure(LABS)]
    const referenceIs = 'one lab'
    const row = (what: string, unit: string, key: keyof typeof full) => ({
      what,
      unit,
      ours: full[key],
      reference: alone[key],
      referenceIs,
    })
    return [
      row(`start of ${LABS} labs, until all tunnels stand`, 'ms', 'startedMs'),
      row(`memory of ${LABS} labs`, 'MB', 'megabytes'),
      {
        ...row(`command to prompt in ${2 * LABS} shells, median`, 'ms', 'medianMs'),
        aim: { of: 'difference', atMost: 50 },
      },
      row(`command to prompt in ${2 * LABS} shells, 95th percentile`, 'ms', 'slowMs'),
    ]
  },
}

async function measure(labs: number) {
  const program = startOwn('hold-class', [String(labs)], ['--expose-gc'])
  try {
    const { startedMs, megabytes, ports } = await program.says<ClassFacts>()
    const args = ports.flatMap(({ manager, device }) => [String(manager), String(device)])
    const answers = await startOwn('type-commands', args).says<Answers>()
    return { startedMs, megabytes, ...answers }
  } finally {
    await program.stop()
  }
}
