import type { Entropy, FileTree } from '../../../src/emulator/index.ts'
import { peerFolder } from '../../sftunnel/files/tunnel-places.ts'
import type { TunnelEnd } from '../../sftunnel/screens/tunnel-end.ts'
import { heartbeatFile, peerFiles } from './peer-files.ts'

/** What keeps the folders of managers in step with the tunnels to them. */
export interface FollowPlan {
  readonly end: TunnelEnd
  readonly tree: FileTree
  readonly entropy: Entropy
}

/**
 * Writes what lies beside the certificates of a manager once the device is registered with it. The returned
 * function sets the times of the heartbeat files, which nobody looks at in between.
 */
export function followManagers({ end, tree, entropy }: FollowPlan): () => void {
  const { self, tunnel, ownTime } = end

  function complete(): void {
    for (const peer of tunnel.peers()) {
      if (peer.registration !== 'completed') continue
      if (tree.root.has(`${peerFolder(peer.uuid)}/sftunnel.json`)) continue
      tree.put(...peerFiles(peer, self(), entropy.fork(`peer ${peer.uuid}`)))
    }
  }

  tunnel.watch(complete)
  return () => {
    complete()
    for (const { uuid, heartbeatReceivedMs } of tunnel.peers()) {
      const path = heartbeatFile(uuid)
      if (heartbeatReceivedMs !== undefined && tree.root.has(path))
        tree.root.setTime(path, ownTime(heartbeatReceivedMs))
    }
  }
}

/** Removes the folder of a manager with everything in it. */
export function removeManagerFolder(tree: FileTree, uuid: string): void {
  const folder = peerFolder(uuid)
  if (tree.root.has(folder)) removeAll(tree, folder)
}

function removeAll(tree: FileTree, path: string): void {
  const { root } = tree
  if (root.lstat(path).kind !== 'folder') return root.remove(path)
  for (const name of root.list(path)) removeAll(tree, `${path}/${name}`)
  root.removeFolder(path)
}
