import { assumed, documented } from '../../../src/emulator/index.ts'
import type { UcsmProfile } from '../vocabulary.ts'
import { allowedClient, allowedServer } from '../firmware/ssh-offers.ts'
import { backupsBeforeKeyEvidence } from '../firmware/backup-rules.ts'
import { timings, timingsEvidence } from '../firmware/timings.ts'

/** Release 4.0(2a): the first that blocks insecure algorithms. */
export const ucsm402a: UcsmProfile = {
  title: '4.0(2a)',
  sshServer: allowedServer,
  sshClient: allowedClient,
  copyrightYears: '2002-2019',
  needsEncryptionKey: false,
  stumblesOverText: false,
  timings,
  evidence: {
    backups: backupsBeforeKeyEvidence,
    sshClient: documented(
      'Field note on backups after 4.0(2a): the three categories and their order.',
    ),
    sshServer: assumed(
      'The note speaks of logging in to servers; the sshd is taken to use the same lists.',
    ),
    timings: timingsEvidence,
  },
}
