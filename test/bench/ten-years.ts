import { median, type Benchmark } from './benchmark.ts'
import { startOwn } from './child-program.ts'

const ROUNDS = 5
const HOURS = 3650 * 24

/** Real time that ten simulated years cost. */
export const tenYears: Benchmark = {
  name: 'ten-years',
  async run(say) {
    say('ten years')
    const reference = await jumpMs(0)
    const result = async (count: number) => ({
      what: `ten years of hourly checks, ${count} appliance${count > 1 ? 's' : ''}`,
      unit: 'ms',
      ours: await jumpMs(count),
      reference,
      referenceIs: 'ten empty years',
      aim: { of: 'difference', atMost: 500 } as const,
    })
    return [await result(1), await result(1000)]
  },
}

async function jumpMs(count: number): Promise<number> {
  const rounds: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const { ms, firings } = await startOwn('jump', [String(count)]).says<Record<string, number>>()
    if (firings !== count * HOURS) throw new TypeError(`${count} checks fired ${firings} times`)
    rounds.push(ms!)
  }
  return median(rounds)
}
