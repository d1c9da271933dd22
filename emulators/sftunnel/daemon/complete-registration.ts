import { entriesFor, placesOfManager } from '../files/tunnel-places.ts'
import type { RegistrationOutcome } from '../registration/conversation.ts'
import type { PeerRecord } from '../vocabulary.ts'
import type { Relations } from './relations.ts'
import type { TunnelParts } from './tunnel-parts.ts'

/** Both ends know each other: files lie where they belong, and the peer is known by its own UUID. */
export function completeRegistration(
  { plan, process }: TunnelParts,
  relations: Relations,
  { claimed, peer, files }: RegistrationOutcome & { readonly ok: true },
): void {
  const relation = relations.get(claimed.uuid)
  const running = process()
  if (!relation || !running) return
  const { claim: _claim, ...known } = claimed
  const record: PeerRecord = { ...known, uuid: peer.uuid, registration: 'completed' }
  const places = plan.places?.(record) ?? placesOfManager(peer.uuid)
  if (files) plan.tree.put(...entriesFor(places, files))
  relations.remove(claimed.uuid)
  relations.set(peer.uuid, relation)
  const read = files ? running.reread(record) : running.filesFor(record)
  plan.registered?.(record, claimed.uuid)
  const fault = read.ok ? {} : { fault: read.error }
  relation.actor.send({ type: 'record.changed', record, ...fault })
}
