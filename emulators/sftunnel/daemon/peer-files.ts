import type { FileTree } from '../../../src/emulator/index.ts'
import { ifRoom } from '../files/if-room.ts'
import { peerFolder } from '../files/tunnel-places.ts'

/** What the process notes of a peer in the peer's folder (listing in Cisco document 222464). */
export interface PeerFiles {
  readonly noteHeartbeat: (atMs: number) => void
  readonly noteVersion: (version: string) => void
}

/** Keeps the files of one peer; where the peer has no folder nothing is noted. */
export function keepPeerFiles(tree: FileTree, uuid: () => string): PeerFiles {
  const files = tree.root
  return {
    noteHeartbeat(mtimeMs) {
      const path = `${peerFolder(uuid())}/sftunnel-heartbeat`
      if (!files.has(peerFolder(uuid()))) return
      if (files.has(path)) files.setTime(path, mtimeMs)
      else ifRoom(() => tree.put({ path, content: '1', mtimeMs }))
    },
    noteVersion(version) {
      if (!files.has(peerFolder(uuid()))) return
      const path = `${peerFolder(uuid())}/sw_version`
      ifRoom(() => tree.put({ path, content: version }))
    },
  }
}
