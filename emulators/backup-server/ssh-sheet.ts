import type { SshSheet } from '../../src/emulator/index.ts'
import type { BackupServerProfile } from './vocabulary.ts'

/** What a backup server is to its clients; it dials nobody. */
export function backupServerSsh(profile: BackupServerProfile): SshSheet {
  const { ident, offer, hostKeyTypes, authMethods, banner, limits } = profile
  const { gexMinBits } = limits
  return {
    server: {
      ident,
      offer,
      hostKeyTypes,
      authMethods,
      ...(banner !== undefined && { banner }),
      ...(gexMinBits !== undefined && { gexMinBits }),
    },
  }
}
