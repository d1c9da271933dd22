import { assumed } from '../../../src/emulator/index.ts'
import type { UcsmProfile } from '../vocabulary.ts'
import { backupsBeforeKeyEvidence } from '../firmware/backup-rules.ts'
import { group16Error } from '../firmware/ssh-client-bugs.ts'
import { allowedClient, allowedServer } from '../firmware/ssh-offers.ts'
import { timings, timingsEvidence } from '../firmware/timings.ts'

/** Release 4.1(1a): on a 6454 its SSH client cannot do the exchange group16 (CSCvt27613). */
export const ucsm411a: UcsmProfile = {
  title: '4.1(1a)',
  sshServer: allowedServer,
  sshClient: allowedClient,
  sshClientBug: group16Error,
  copyrightYears: '2002-2020',
  needsEncryptionKey: false,
  stumblesOverText: false,
  timings,
  evidence: {
    backups: backupsBeforeKeyEvidence,
    sshClient: assumed('No list is published after 4.0(2a); the one of that release is kept.'),
    sshServer: assumed('No list is published after 4.0(2a); the one of that release is kept.'),
    timings: timingsEvidence,
  },
}
