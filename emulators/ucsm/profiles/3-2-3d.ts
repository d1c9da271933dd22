import { assumed } from '../../../src/emulator/index.ts'
import type { UcsmProfile } from '../vocabulary.ts'
import { legacyClient, legacyServer } from '../firmware/ssh-offers.ts'
import { backupsBeforeKeyEvidence } from '../firmware/backup-rules.ts'
import { timings, timingsEvidence } from '../firmware/timings.ts'

/** Release 3.2(3d): before insecure algorithms were blocked. */
export const ucsm323d: UcsmProfile = {
  title: '3.2(3d)',
  sshServer: legacyServer,
  sshClient: legacyClient,
  copyrightYears: '2002-2018',
  needsEncryptionKey: false,
  stumblesOverText: false,
  timings,
  evidence: {
    backups: backupsBeforeKeyEvidence,
    sshClient: assumed(
      'No list is published before 4.0(2a): the allowed algorithms plus those the note calls blocked.',
    ),
    sshServer: assumed(
      'The note speaks of logging in to servers; the sshd is taken to use the same lists.',
    ),
    timings: timingsEvidence,
  },
}
