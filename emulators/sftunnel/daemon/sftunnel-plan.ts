import type { CredentialFiles, FileTree } from '../../../src/emulator/index.ts'
import type { TunnelPlaces } from '../files/tunnel-places.ts'
import type { MessagesLog } from '../log/messages-log.ts'
import type { Stranger } from '../registration/conversation.ts'
import type { PeerRecord, Self, TunnelProfile } from '../vocabulary.ts'

/** What an appliance gives its sftunnel process. */
export interface SftunnelPlan {
  readonly self: () => Self
  readonly tree: FileTree
  readonly log: MessagesLog
  /** Looked at when the process starts, so that an upgrade changes it. */
  readonly profile: () => TunnelProfile
  /** The port to listen on and to dial, looked at when the process starts; `TUNNEL_PORT` when absent. */
  readonly port?: () => number
  /** The appliance's own time in milliseconds: lab time and what its clock is wrong by. */
  readonly now: () => number
  /** Where the files for a peer lie; what sftunnel.conf names on a manager, its folder on a device, when absent. */
  readonly places?: (peer: PeerRecord) => TunnelPlaces | undefined
  /** Makes key and certificate of a device that registers; on a manager only. */
  readonly issue?: (device: Stranger) => CredentialFiles
  /** A registration has come about: the peer under its own UUID, and under which it was expected. */
  readonly registered?: (peer: PeerRecord, expectedAs: string) => void
  /** Whether a peer may write a file here; below its own folder when absent. */
  readonly mayWrite?: (path: string, peer: PeerRecord) => boolean
  /** Whether the wires of this appliance are cut (`cuttableNetwork`); never when absent. */
  readonly isCut?: () => boolean
}
