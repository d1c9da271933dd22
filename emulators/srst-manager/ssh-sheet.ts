import type { SshSheet } from '../../src/emulator/index.ts'
import type { SrstProfile } from './vocabulary.ts'

/** The login methods of its sshd, in order. */
export const authMethods: readonly string[] = ['password', 'keyboard-interactive']

/** What a machine is on SSH connections: the offers and idents of its release. */
export function srstSsh({ ident, clientIdent, sshServer, sshClient }: SrstProfile): SshSheet {
  return {
    client: { ident: clientIdent, offer: sshClient },
    server: {
      ident,
      offer: sshServer,
      hostKeyTypes: [{ type: 'ssh-rsa' }, { type: 'ssh-dss', bits: 1_024 }],
      authMethods,
    },
  }
}
