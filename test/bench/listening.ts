import { median, type Benchmark } from './benchmark.ts'
import { startOwn } from './child-program.ts'

const APPLIANCES = 1000
const ROUNDS = 5

interface Listening {
  readonly ms: number
  readonly megabytes: number
}

/** Time and memory of a lab with many interconnects, above those of an empty one. */
export const listening: Benchmark = {
  name: 'listening',
  async run(say) {
    say(`${APPLIANCES} appliances`)
    const [full, empty]: [Listening[], Listening[]] = [[], []]
    for (let round = 0; round < ROUNDS; round++) {
      empty.push(await listen(0))
      full.push(await listen(APPLIANCES))
    }
    const referenceIs = 'empty lab'
    const middle = (rounds: Listening[], figure: keyof Listening) =>
      median(rounds.map((round) => round[figure]))
    return [
      {
        what: `start of ${APPLIANCES} appliances`,
        unit: 'ms',
        ours: middle(full, 'ms'),
        reference: middle(empty, 'ms'),
        referenceIs,
        aim: { of: 'difference', atMost: 2000 },
      },
      {
        what: `memory of ${APPLIANCES} appliances`,
        unit: 'MB',
        ours: middle(full, 'megabytes'),
        reference: middle(empty, 'megabytes'),
        referenceIs,
        aim: { of: 'difference', atMost: 150 },
      },
    ]
  },
}

async function listen(count: number): Promise<Listening> {
  const program = startOwn('listen', [String(count)], ['--expose-gc'])
  const facts = await program.says<Listening>()
  await program.output
  return facts
}
