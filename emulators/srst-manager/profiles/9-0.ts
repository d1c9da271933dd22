import { assumed, documented, recalled } from '../../../src/emulator/index.ts'
import type { SrstProfile } from '../vocabulary.ts'
import { libssh2Client, sshServer2012 } from '../release/ssh-offers.ts'
import { timings, timingsEvidence } from '../release/timings.ts'

/** Release 9.0 of August 2012: the first SRST Manager, and the first of its family with backups over SFTP. */
export const srst90: SrstProfile = {
  title: '9.0',
  version: '9.0.1',
  copyrightYears: '1986-2012',
  ident: 'OpenSSH_5.3',
  clientIdent: 'libssh2_1.2.7',
  sshServer: sshServer2012,
  sshClient: libssh2Client,
  savesPins: true,
  hasDialPlan: false,
  axl: '8.5',
  timings,
  evidence: {
    release: documented('Release notes and administration guide of 9.0.'),
    sshServer: assumed(
      'No SSH lists of SRST Manager are published; those of the OpenSSH of its time, ident included.',
    ),
    sshClient: recalled(
      'libssh2 of 2010 to 2012, which curl uses; return values and the MD5 check of the family point to curl.',
    ),
    timings: timingsEvidence,
    pins: assumed(
      'Whether write saves pins and backup security is not known; here it does. The other reading is the profile field savesPins.',
    ),
  },
}
