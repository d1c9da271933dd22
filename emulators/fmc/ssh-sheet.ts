import type { HostKeyType, SshSheet } from '../../src/emulator/index.ts'
import type { FmcProfile } from './vocabulary.ts'

/** The key types of its sshd. */
export const hostKeyTypes: readonly HostKeyType[] = [
  'ssh-rsa',
  'ecdsa-sha2-nistp256',
  'ssh-ed25519',
]

/** The login methods of its sshd, in order. */
export const authMethods: readonly string[] = ['password', 'keyboard-interactive']

/** What a manager is on SSH connections. */
export function fmcSsh({ ident, sshServer }: FmcProfile): SshSheet {
  return {
    server: {
      ident,
      offer: sshServer,
      hostKeyTypes: hostKeyTypes.map((type) => ({ type })),
      authMethods,
    },
  }
}
