import { assumed } from '../../../src/emulator/index.ts'
import type { UcsmProfile } from '../vocabulary.ts'
import { backupsWithKeyEvidence } from '../firmware/backup-rules.ts'
import { allowedClient, allowedServer } from '../firmware/ssh-offers.ts'
import { timings, timingsEvidence } from '../firmware/timings.ts'

/** Release 4.2(3d): the first that makes no backup without a password encryption key. */
export const ucsm423d: UcsmProfile = {
  title: '4.2(3d)',
  sshServer: allowedServer,
  sshClient: allowedClient,
  copyrightYears: '2002-2023',
  needsEncryptionKey: true,
  stumblesOverText: false,
  timings,
  evidence: {
    backups: backupsWithKeyEvidence,
    sshClient: assumed('No list is published after 4.0(2a); the one of that release is kept.'),
    sshServer: assumed('No list is published after 4.0(2a); the one of that release is kept.'),
    timings: timingsEvidence,
  },
}
