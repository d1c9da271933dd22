import type { HostKeyType, SshOffer, SshSheet } from '../../../src/emulator/index.ts'

/** The key types of the sshd of managers and devices. */
export const hostKeyTypes: readonly HostKeyType[] = [
  'ssh-rsa',
  'ecdsa-sha2-nistp256',
  'ssh-ed25519',
]

/** The login methods of that sshd, in order. */
export const authMethods: readonly string[] = ['password', 'keyboard-interactive']

/** What a manager or a device of a release is on SSH connections. */
export function applianceSsh({
  ident,
  sshServer,
}: {
  ident: string
  sshServer: SshOffer
}): SshSheet {
  return {
    server: {
      ident,
      offer: sshServer,
      hostKeyTypes: hostKeyTypes.map((type) => ({ type })),
      authMethods,
    },
  }
}
