import type { SshClientSheet, SshSheet } from '../../src/emulator/index.ts'
import { curesOf, isStruckBy } from './firmware/ssh-client-bugs.ts'
import { platforms, type PlatformName, type UcsmPlatform } from './platforms.ts'
import { loginBanner } from './screens/nxos-banner.ts'
import type { UcsmProfile } from './vocabulary.ts'

/** The models whose idents differ, the usual one first. */
export const sshModels: readonly PlatformName[] = ['6332', '6248UP', '6454']

/** What decides which SSH client an interconnect dials with. */
export interface ClientSetup {
  readonly profile: UcsmProfile
  readonly platform: UcsmPlatform
  readonly isFips: boolean
}

/** What an interconnect is on SSH connections as it is delivered, in FIPS mode. */
export function ucsmSsh(profile: UcsmProfile, model: string): SshSheet {
  const platform = platforms[model as PlatformName]
  return {
    client: ucsmSshClient({ profile, platform, isFips: true }),
    server: {
      ident: platform.ident,
      offer: profile.sshServer,
      hostKeyTypes: [{ type: 'ssh-rsa' }],
      authMethods: ['publickey', 'password', 'keyboard-interactive'],
      banner: loginBanner(platform.series),
    },
  }
}

/** The client of an interconnect: the offer and the bug of its firmware, the ident of its model. */
export function ucsmSshClient({ profile, platform, isFips }: ClientSetup): SshClientSheet {
  const { sshClient: offer, sshClientBug: bug, stumblesOverText } = profile
  const skipsText = !stumblesOverText
  const isStruck = bug !== undefined && isStruckBy(bug, { platform, isFips })
  const struck = isStruck && { defect: bug.defect, defectCures: curesOf(bug, platform) }
  return { ident: platform.clientIdent, offer, skipsText, ...struck }
}
