import type { TunnelFiles } from '../files/load-files.ts'
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
  /** Tells the charts of all peers what has become of the files, which have just been read. */
  readonly reread: () => void
  /** Ends the channels to one peer, which are then made anew. */
  readonly reconnect: (uuid: string, reason: string) => void
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
      if (peer.registration === 'completed') return tell(known, peer, process()?.reread(peer))
      tell(known, { ...claimOf(known.record()), ...peer }, undefined)
    },
    reread() {
      for (const relation of relations.completed())
        tell(relation, relation.record(), process()?.filesFor(relation.record()))
    },
    reconnect(uuid, reason) {
      const relation = relations.get(uuid)
      if (relation) dropAll(relation, reason)
    },
    forget(uuid) {
      const relation = relations.get(uuid)
      if (!relation) return
      dropAll(relation, 'peer deleted')
      relations.remove(uuid)
      endings.get(relation)?.()
      endings.delete(relation)
    },
    takeUp(running) {
      for (const relation of relations.all()) activate(relation, running)
    },
    putDown: (why) => putDown(relations.all(), why),
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

/** Ends all channels; resolves when the peers know. */
async function putDown(all: readonly Relation[], why: StopReason): Promise<void> {
  const links = all.flatMap(({ channels }) => channels.all().map(({ link }) => link))
  const ended = Promise.all(links.map(({ over }) => over))
  for (const relation of all) {
    dropAll(relation, why)
    relation.counts.forget()
    relation.actor.send({ type: 'process.stopped' })
  }
  await ended
}

function tell({ actor }: Relation, record: PeerRecord, files: TunnelFiles | undefined): void {
  const fault = files && !files.ok ? { fault: files.error } : {}
  actor.send({ type: 'record.changed', record, ...fault })
}

function dropAll(relation: Relation, reason: string): void {
  for (const channel of CHANNELS) relation.drop(channel, reason)
}

/** What a pending peer was given; it stays when only its name or host is told anew. */
function claimOf({ claim }: PeerRecord): Pick<PeerRecord, 'claim'> {
  return claim ? { claim } : {}
}
