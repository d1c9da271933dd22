import { assumed } from '../../../src/emulator/index.ts'
import type { UcsmProfile } from '../vocabulary.ts'
import { backupsBeforeKeyEvidence } from '../firmware/backup-rules.ts'
import { libcryptoError } from '../firmware/ssh-client-bugs.ts'
import { allowedClient, allowedServer } from '../firmware/ssh-offers.ts'
import { timings, timingsEvidence } from '../firmware/timings.ts'

/** Release 4.0(4e): its SSH client fails with an error in libcrypto (CSCvr51157). */
export const ucsm404e: UcsmProfile = {
  title: '4.0(4e)',
  sshServer: allowedServer,
  sshClient: allowedClient,
  sshClientBug: libcryptoError,
  copyrightYears: '2002-2019',
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
