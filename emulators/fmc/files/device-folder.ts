import { assumed, type FileEntry, type FileTree } from '../../../src/emulator/index.ts'
import { peerFolder } from '../../sftunnel/files/tunnel-places.ts'
import type { PeerRecord } from '../../sftunnel/vocabulary.ts'

export const evidence = assumed(
  'A manager has a folder for each device, where sftunnel notes versions and heartbeats; what its ims.conf and sftunnel.json hold is not published.',
)

/** What lies in the folder of a device that has been registered. */
export function deviceFolder({ uuid, name, host }: PeerRecord): FileEntry[] {
  const folder = peerFolder(uuid)
  const ip = host ?? name
  const known = { uuid, name, ip, management_port: 8305 }
  return [
    { path: `${folder}/ims.conf`, content: `APPLIANCE_UUID=${uuid}\nIP=${ip}\nNAME="${name}"\n` },
    {
      path: `${folder}/sftunnel.json`,
      content: `${JSON.stringify({ peers: [known] }, undefined, 2)}\n`,
    },
  ]
}

/** Removes the folder of a device with everything in it. */
export function removeDeviceFolder({ root }: FileTree, uuid: string): void {
  const removeAll = (path: string): void => {
    if (root.lstat(path).kind !== 'folder') return root.remove(path)
    for (const name of root.list(path)) removeAll(`${path}/${name}`)
    root.removeFolder(path)
  }
  if (root.has(peerFolder(uuid))) removeAll(peerFolder(uuid))
}
