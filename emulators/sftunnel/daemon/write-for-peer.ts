import { peerFolder } from '../files/tunnel-places.ts'
import type { PeerRecord } from '../vocabulary.ts'
import type { TunnelParts } from './tunnel-parts.ts'

/** Writes a file that a peer has sent; false when that peer may not write there. */
export function writeForPeer(
  { plan }: TunnelParts,
  peer: PeerRecord,
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
): boolean {
  const isBelow = path.startsWith(`${peerFolder(peer.uuid)}/`)
  const isPlain = path.startsWith('/') && !path.split('/').includes('..')
  if (!isPlain || !(plan.mayWrite?.(path, peer) ?? isBelow)) return false
  plan.tree.put({ path, content: bytes })
  return true
}
