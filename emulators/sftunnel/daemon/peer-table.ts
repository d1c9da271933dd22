import { filesUnfitLines } from '../log/handshake-lines.ts'
import { firstConnectionLine } from '../log/tunnel-lines.ts'
import type { Channel, PeerRecord, StopReason } from '../vocabulary.ts'
import { openChannels } from './open-channels.ts'
import type { Registrations } from './register-peer.ts'
import { createRelation, type Relation } from './relation.ts'
import type { Relations } from './relations.ts'
import { keepRetrying } from './retries.ts'
import type { RunningProcess } from './running-process.ts'
import { hostOf, type TunnelParts } from './tunnel-parts.ts'

/** The peers of an appliance, as they are learned, forgotten and taken up by the process. */
export interface PeerTable {
  readonly learn: (peer: PeerRecord) => void
  readonly forget: (uuid: string) => void
  /** The process has started: the files for each peer are read and each chart is let go. */
  readonly takeUp: (process: RunningProcess) => void
  /** The process is about to end, with all channels; resolves when the peers know. */
  readonly putDown: (why: StopReason) => Promise<void>
}

const CHANNELS: readonly Channel[] = ['A', 'B']

/** Makes the table of an appliance's peers. */
export function createPeerTable(
  parts: TunnelParts,
  relations: Relations,
  registrations: Registrations,
): PeerTable {
  const { process, surroundings } = parts
  const endings = new Map<Relation, () => void>()

  function begin(record: PeerRecord): void {
    const relation = createRelation(parts, record, {
      connect: (one, signal) => openChannels(parts, one, signal),
      register: registrations.call,
    })
    const stopRetrying = keepRetrying(parts, relation)
    const watch = relation.actor.subscribe(() => parts.changed(relation.status()))
    endings.set(relation, () => {
      watch.unsubscribe()
      stopRetrying()
      relation.actor.stop()
    })
    relations.set(record.uuid, relation)
    const running = process()
    if (running) activate(relation, running)
  }

  return {
    learn(peer) {
      if (peer.claim) surroundings.secret(peer.claim.key)
      const known = relations.get(peer.uuid)
      if (!known) return begin(peer)
      const running = process()
      const files = peer.registration === 'completed' ? running?.reread(peer) : undefined
      const fault = files && !files.ok ? { fault: files.error } : {}
      known.actor.send({ type: 'record.changed', record: peer, ...fault })
    },
    forget(uuid) {
      const relation = relations.get(uuid)
      if (!relation) return
      for (const channel of CHANNELS) relation.drop(channel, 'peer deleted')
      relations.remove(uuid)
      endings.get(relation)?.()
      endings.delete(relation)
    },
    takeUp(running) {
      for (const relation of relations.all()) activate(relation, running)
    },
    async putDown(why) {
      const all = relations.all()
      const links = all.flatMap(({ channels }) => channels.all().map(({ link }) => link))
      const ended = Promise.all(links.map(({ over }) => over))
      for (const relation of all) {
        for (const channel of CHANNELS) relation.drop(channel, why)
        relation.counts.forget()
        relation.actor.send({ type: 'process.stopped' })
      }
      await ended
    },
  }
}

/** Reads the files for a peer, and lets its chart go. */
function activate({ actor, record }: Relation, { filesFor, log }: RunningProcess): void {
  const known = record()
  const files = known.registration === 'completed' ? filesFor(known) : undefined
  const fault = files && !files.ok ? { fault: files.error } : {}
  const host = hostOf(known)
  log(known.uuid, firstConnectionLine(host))
  if (files && !files.ok) log(known.uuid, ...filesUnfitLines(host, files.error))
  actor.send({ type: 'process.started', ...fault })
}
