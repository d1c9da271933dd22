import { entropyFrom } from '../../src/entropy/entropy.ts'
import { hostKey } from '../../src/ssh/index.ts'

/** The key that a probe shows to clients unless it is given another seed. */
export const probeKey = hostKey('ssh-rsa', entropyFrom('probe').fork('ssh-rsa'))
