import type { Entropy, FileTree } from '../../../src/emulator/index.ts'
import { peerFolder } from '../../sftunnel/files/tunnel-places.ts'
import type { TunnelEnd } from '../../sftunnel/screens/tunnel-end.ts'
import { heartbeatFile, peerFiles, versionFile } from './peer-files.ts'

/** What keeps the folders of managers in step with the tunnels to them. */
export interface FollowPlan {
  readonly end: TunnelEnd
  readonly tree: FileTree
  readonly entropy: Entropy
}

/**
 * Writes what lies beside the certificates of a manager once the device is registered with it. The returned
 * function sets the times of the heartbeat files and the versions that managers tell, which nobody looks at in
 * between.
 */
export function followManagers({ end, tree, entropy }: FollowPlan): () => void {
  const { self, tunnel, ownTime } = end
  /** Managers whose files were written; what a visitor removes afterwards stays away. */
  let written = new Set<string>()

  function complete(): void {
    const completed = tunnel.peers().filter(({ registration }) => registration === 'completed')
    for (const peer of completed)
      if (!written.has(peer.uuid))
        tree.put(...peerFiles(peer, self(), entropy.fork(`peer ${peer.uuid}`)))
    written = new Set(completed.map(({ uuid }) => uuid))
  }

  tunnel.watch(complete)
  return () => {
    complete()
    for (const { uuid, version, heartbeatReceivedMs } of tunnel.peers()) {
      const heartbeat = heartbeatFile(uuid)
      if (heartbeatReceivedMs !== undefined && tree.root.has(heartbeat))
        tree.root.setTime(heartbeat, ownTime(heartbeatReceivedMs))
      const said = versionFile(uuid)
      if (version !== undefined && tree.root.has(said) && tree.root.stat(said).size === 0)
        tree.put({ path: said, content: version })
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
