import { assumed } from '../../../src/emulator/index.ts'
import type { UcsmProfile } from '../vocabulary.ts'
import { stumblingEvidence } from '../firmware/backup-rules.ts'
import { allowedClient, allowedServer } from '../firmware/ssh-offers.ts'
import { timings, timingsEvidence } from '../firmware/timings.ts'

/** Release 4.2(3h): SCP backups fail on servers that print a message at login (CSCwh75796). */
export const ucsm423h: UcsmProfile = {
  title: '4.2(3h)',
  sshServer: allowedServer,
  sshClient: allowedClient,
  copyrightYears: '2002-2023',
  needsEncryptionKey: true,
  stumblesOverText: true,
  timings,
  evidence: {
    backups: stumblingEvidence,
    sshClient: assumed('No list is published after 4.0(2a); the one of that release is kept.'),
    sshServer: assumed('No list is published after 4.0(2a); the one of that release is kept.'),
    timings: timingsEvidence,
  },
}
