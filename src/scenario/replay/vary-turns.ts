import type { Entropy } from '../../entropy/entropy.ts'
import { FIRST_EVENT } from './fed-charts.ts'
import type { WrittenTurn } from './inputs-file.ts'

/** How turns are changed, and of how many turns one is changed in each way. */
const CHANGES = ['lost', 'again', 'late'] as const
const ONE_OF = 20

/**
 * What could have happened as well: some events are lost, some come twice, and some come only after the next one of
 * their chart. What XState itself sends, timers and the results of actors, may be late or never come, but not come
 * twice. Which ones is up to the entropy. The beginning of each chart stays what it was.
 */
export function varyTurns(turns: readonly WrittenTurn[], entropy: Entropy): WrittenTurn[] {
  const varied: WrittenTurn[] = []
  const late = new Map<string, WrittenTurn>()
  for (const turn of turns) {
    const chart = `${turn.appliance} ${turn.chart}`
    const held = late.get(chart)
    late.delete(chart)
    const change = typeOf(turn) === FIRST_EVENT ? undefined : drawChange(entropy)
    if (change === 'late' && !held) late.set(chart, turn)
    else if (change !== 'lost') varied.push(turn)
    if (change === 'again' && !isOwn(turn)) varied.push(turn)
    // A chart that begins anew gets nothing that was meant for the one before.
    if (held && typeOf(turn) !== FIRST_EVENT) varied.push({ ...held, time: turn.time })
  }
  return varied
}

function drawChange(entropy: Entropy): (typeof CHANGES)[number] | undefined {
  return CHANGES[entropy.integer(ONE_OF)]
}

function isOwn(turn: WrittenTurn): boolean {
  return typeOf(turn).startsWith('xstate.')
}

/** The type of a turn's event. */
export function typeOf({ event }: WrittenTurn): string {
  return String((event as { type?: unknown } | null)?.type)
}
