import type { Behaviour } from '../meeting.ts'
import { withOneKeyType } from './one-key-type.ts'

/** Host keys of the kind that OpenSSH 7.0 turned off. */
export const dsaOnly: Behaviour = {
  says: 'The only host key is a DSA key of 1024 bits.',
  change: (met) => withOneKeyType(met, 'ssh-dss', 1_024),
}
