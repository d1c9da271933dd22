import { assumed } from '../../../src/emulator/index.ts'
import type { UcsmProfile } from '../vocabulary.ts'
import { backupsBeforeKeyEvidence } from '../firmware/backup-rules.ts'
import { incorrectSignature } from '../firmware/ssh-client-bugs.ts'
import { allowedClient, allowedServer } from '../firmware/ssh-offers.ts'
import { timings, timingsEvidence } from '../firmware/timings.ts'

/** Release 4.0(4g): in FIPS mode its SSH client takes every signature for a wrong one (CSCvs62849). */
export const ucsm404g: UcsmProfile = {
  title: '4.0(4g)',
  sshServer: allowedServer,
  sshClient: allowedClient,
  sshClientBug: incorrectSignature,
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
