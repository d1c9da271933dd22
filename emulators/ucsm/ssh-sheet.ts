import type { SshSheet } from '../../src/emulator/index.ts'
import { platforms, type PlatformName } from './platforms.ts'
import { loginBanner } from './screens/nxos-banner.ts'
import type { UcsmProfile } from './vocabulary.ts'

/** The models whose idents differ, the usual one first. */
export const sshModels: readonly PlatformName[] = ['6332', '6248UP', '6454']

/** What an interconnect is on SSH connections: the offers of its firmware, the idents of its model. */
export function ucsmSsh({ sshClient, sshServer }: UcsmProfile, model: string): SshSheet {
  const { ident, clientIdent, series } = platforms[model as PlatformName]
  return {
    client: { ident: clientIdent, offer: sshClient },
    server: {
      ident,
      offer: sshServer,
      hostKeyTypes: [{ type: 'ssh-rsa' }],
      authMethods: ['publickey', 'password', 'keyboard-interactive'],
      banner: loginBanner(series),
    },
  }
}
