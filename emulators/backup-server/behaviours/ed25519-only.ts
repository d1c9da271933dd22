import type { Behaviour } from '../meeting.ts'
import { withOneKeyType } from './one-key-type.ts'

/** A hardened server whose only `HostKey` line names the Ed25519 key. */
export const ed25519Only: Behaviour = {
  says: 'The only host key is an Ed25519 key.',
  change: (met) => withOneKeyType(met, 'ssh-ed25519', 256),
}
