import type { FileTree, Recorder } from '../../../src/emulator/index.ts'
import { placesOfManager } from '../../sftunnel/files/tunnel-places.ts'
import { peerHost } from '../../sftunnel/screens/tunnel-end.ts'
import type { PeerStatus, Sftunnel } from '../../sftunnel/vocabulary.ts'
import { CA_CERTIFICATE } from '../authority/ca-folder.ts'
import { stagedPlaces } from './lay-down.ts'

/** Somebody who is to have new files. */
export interface PushTarget {
  readonly uuid: string
  readonly name: string
  readonly address: string
}

/** A file that did not reach a peer. */
export interface PushFailure {
  readonly peer: PushTarget
  /** Where it lies on the manager. */
  readonly from: string
  /** Where the peer is to have it. */
  readonly to: string
}

/** What pushing takes. */
export interface PushPlan {
  readonly tree: FileTree
  readonly tunnel: Pick<Sftunnel, 'pushFile'>
  readonly managerUuid: string
  readonly record: Recorder
  /** Waits for a push; rejects when the program is interrupted. */
  readonly until: <Value>(work: Promise<Value>) => Promise<Value>
}

/** A peer as the list of failures names it. */
export function targetOf(peer: PeerStatus): PushTarget {
  return { uuid: peer.uuid, name: peer.name, address: peerHost(peer) }
}

/** Sends a peer the InternalCA, its key and its certificate, in this order; what did not arrive is the result. */
export async function pushCertificates(
  { tree, tunnel, managerUuid, record, until }: PushPlan,
  peer: PushTarget,
): Promise<readonly PushFailure[]> {
  const failures: PushFailure[] = []
  for (const { from, to } of journeysTo(peer.uuid, managerUuid)) {
    const bytes = tree.root.read(from)
    if (await until(tunnel.pushFile(peer.uuid, { from, to, bytes }))) continue
    record('push.failed', { peer: peer.name, path: to })
    failures.push({ peer, from, to })
  }
  if (failures.length === 0) record('certificates.pushed', { peer: peer.name })
  return failures
}

function journeysTo(peerUuid: string, managerUuid: string) {
  const staged = stagedPlaces(peerUuid)
  const { authority, key, certificate } = placesOfManager(managerUuid)
  return [
    { from: CA_CERTIFICATE, to: authority },
    { from: staged.key, to: key },
    { from: staged.certificate, to: certificate },
  ]
}
