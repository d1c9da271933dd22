import { stateName } from '../../../src/emulator/index.ts'
import { isSteady, pauseMs } from '../machines/peer-setup.ts'
import { isPathCut } from './heartbeats.ts'
import { ownSeat, seatOf } from './lab-seats.ts'
import type { Relation } from './relation.ts'
import type { TunnelParts } from './tunnel-parts.ts'

/**
 * Tells the chart of a relation when a retry is due whose pause no longer grows. On a jump of the clock retries are left
 * out that would end as the one before: neither end was started or stopped or learned something meanwhile, and no file
 * began or ceased to be valid.
 */
export function keepRetrying(parts: TunnelParts, relation: Relation): () => void {
  const { surroundings } = parts
  const { clock } = surroundings
  let stop: (() => void) | undefined
  let triedMs = 0
  let triedIn = ''

  const seats = () => [ownSeat(surroundings), seatOf(surroundings, relation.record())]
  const conditions = () =>
    [...seats().map((seat) => seat?.version() ?? 'nobody'), isPathCut(parts, relation)].join(' ')

  function changesAt(): number | undefined {
    if (conditions() !== triedIn) return clock.now()
    const instants = seats().flatMap((seat) => seat?.turningPointsMs() ?? [])
    const later = instants.filter((instant) => instant > triedMs)
    return later.length > 0 ? Math.min(...later) : undefined
  }

  function retry(): void {
    triedMs = clock.now()
    triedIn = conditions()
    relation.actor.send({ type: 'retry.due' })
  }

  const watch = relation.actor.subscribe((snapshot) => {
    const { context } = snapshot
    const isOver = ['up', 'stopped', 'halted'].includes(stateName(snapshot.value))
    if (isOver) {
      stop?.()
      stop = undefined
    } else if (isSteady(context) && !stop)
      stop = clock.every(pauseMs(context), retry, { coalesced: true, changesAt })
  })
  return () => {
    watch.unsubscribe()
    stop?.()
  }
}
