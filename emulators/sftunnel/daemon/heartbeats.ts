import { seatOf } from './lab-seats.ts'
import type { Relation } from './relation.ts'
import type { Relations } from './relations.ts'
import type { RunningProcess } from './running-process.ts'
import type { TunnelParts } from './tunnel-parts.ts'

/**
 * Sends heartbeats to all peers and ends channels on which nothing is heard; the returned function stops it. On a jump
 * of the clock heartbeats over whole wires are left out, and count as heard.
 */
export function keepHeartbeats(
  parts: TunnelParts,
  relations: Relations,
  { profile: { heartbeatMs, heartbeatLimitMs } }: RunningProcess,
): () => void {
  const { surroundings } = parts
  const { clock } = surroundings
  const isCut = (relation: Relation) => isPathCut(parts, relation)
  // The clock may have left out or put off the beats of a peer in the lab; it lives as long as its wires do.
  const isHeard = (relation: Relation, firings: number) =>
    !isCut(relation) && (firings > 1 || seatOf(surroundings, relation.record()) !== undefined)
  const met = () => relations.all().filter(({ channels }) => channels.all().length > 0)

  function beat(relation: Relation, firings: number): void {
    const nowMs = clock.now()
    const { channels } = relation
    if (isHeard(relation, firings)) for (const standing of channels.all()) standing.heardMs = nowMs
    for (const { channel } of channels.silentSince(nowMs - heartbeatLimitMs))
      relation.drop(channel, 'no heartbeat')
    relation.beat()
  }

  /** When a channel over a wire that is cut is given up. */
  function changesAt(): number | undefined {
    const heard = met()
      .filter(isCut)
      .flatMap(({ channels }) => channels.all().map(({ heardMs }) => heardMs))
    return heard.length > 0 ? Math.min(...heard) + heartbeatLimitMs : undefined
  }

  return clock.every(
    heartbeatMs,
    (firings) => {
      for (const relation of met()) beat(relation, firings)
    },
    { coalesced: true, changesAt },
  )
}

/** Whether the wires of either end are cut. */
export function isPathCut({ surroundings, plan }: TunnelParts, { record }: Relation): boolean {
  return Boolean(plan.isCut?.() || seatOf(surroundings, record())?.isCut())
}
