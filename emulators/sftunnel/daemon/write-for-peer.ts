import { ifRoom } from '../files/if-room.ts'
import { peerFolder } from '../files/tunnel-places.ts'
import type { PeerRecord } from '../vocabulary.ts'
import type { TunnelParts } from './tunnel-parts.ts'

/** Writes a file that a peer has sent, for the next connection to it; false when that peer may not write there. */
export function writeForPeer(
  { plan, process, noteChange }: TunnelParts,
  peer: PeerRecord,
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
): boolean {
  const isBelow = path.startsWith(`${peerFolder(peer.uuid)}/`)
  const isPlain = path.startsWith('/') && !path.split('/').includes('..')
  if (!isPlain || !(plan.mayWrite?.(path, peer) ?? isBelow)) return false
  const { root, put } = plan.tree
  const replace = () => root.write(path, bytes)
  const make = () => put({ path, content: bytes })
  if (!ifRoom(root.has(path) ? replace : make)) return false
  process()?.noteWritten(peer, path)
  noteChange()
  return true
}
