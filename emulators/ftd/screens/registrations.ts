import { assumed, captured } from '../../../src/emulator/index.ts'
import { rows } from '../../sftunnel/screens/frame.ts'
import { peerHost, shownName } from '../../sftunnel/screens/tunnel-end.ts'
import type { PeerStatus } from '../../sftunnel/vocabulary.ts'
import type { ManagerManners } from '../vocabulary.ts'

export const evidence = captured(
  'Lab notes for FTD 6.x and 7.4.2: show managers, pending and completed; No managers configured of a 1210CE.',
)
export const severalEvidence = assumed('Several managers are divided by an empty line.')

/** The managers of the device. Whether a tunnel to one stands is not shown. */
export function showManagers(peers: readonly PeerStatus[], manners: ManagerManners): string {
  if (peers.length === 0) return 'No managers configured.'
  return peers.map((peer) => managerBlock(peer, manners)).join('\n\n')
}

function managerBlock(peer: PeerStatus, { showsIdentifiers }: ManagerManners): string {
  const { uuid, version, build, registration } = peer
  const isDone = registration === 'completed'
  const isKnown = isDone && version !== undefined && build !== undefined
  const long = <Value>(value: Value) => (showsIdentifiers ? value : undefined)
  return rows(
    ['Type', 'Manager'],
    ['Host', peerHost(peer)],
    ['Display name', long(shownName(peer))],
    ['Version', long(isKnown ? `${version} (Build ${build})` : undefined)],
    ['Identifier', long(uuid)],
    ['Registration', isDone ? 'Completed' : 'Pending'],
    ['Management type', long(isDone ? 'Configuration and analytics' : undefined)],
  ).join('\n')
}
