import type {
  HostKeyPinning,
  HostKeyType,
  SpokenProtocols,
  SshSheet,
} from '../../src/emulator/index.ts'
import { faultText } from './screens/operation-reasons.ts'
import type { SrstProfile } from './vocabulary.ts'

/** The login methods of its sshd, in order. */
export const authMethods: readonly string[] = ['password', 'keyboard-interactive']

const DSA_BITS = 1_024

/** How the host key of a type is made: a DSA key has the size of FIPS 186-2, the only one that SSH takes. */
export function hostKeyOptions(type: HostKeyType): { readonly bits?: number } {
  return type === 'ssh-dss' ? { bits: DSA_BITS } : {}
}

/** `security ssh knownhost`, which knows two types of key and calls one of them otherwise than SSH does. */
const pinning: HostKeyPinning = {
  types: { 'ssh-rsa': 'ssh-rsa', 'ssh-dsa': 'ssh-dss' },
  line: ({ host, type, md5 }) => `security ssh knownhost ${host} ${type} ${md5}`,
}

/** `backup server url` takes no other protocol over SSH. */
const protocols: SpokenProtocols = {
  spoken: ['sftp'],
  refusal: faultText('unsupported-protocol'),
}

/** What a machine is on SSH connections: the offers and idents of its release. */
export function srstSsh({ ident, clientIdent, sshServer, sshClient }: SrstProfile): SshSheet {
  return {
    client: { ident: clientIdent, offer: sshClient, protocols, pinning },
    server: {
      ident,
      offer: sshServer,
      hostKeyTypes: [{ type: 'ssh-rsa' }, { type: 'ssh-dss', bits: DSA_BITS }],
      authMethods,
    },
  }
}
