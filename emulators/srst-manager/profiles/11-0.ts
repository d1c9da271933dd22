import { assumed, documented, recalled } from '../../../src/emulator/index.ts'
import type { SrstProfile } from '../vocabulary.ts'
import { libssh2Client, sshServer2015 } from '../release/ssh-offers.ts'
import { timings, timingsEvidence } from '../release/timings.ts'

/** Release 11.0 of August 2015: AXL 9.0, rollback, several users. */
export const srst110: SrstProfile = {
  title: '11.0',
  version: '11.0.0',
  copyrightYears: '1986-2015',
  ident: 'OpenSSH_5.9',
  clientIdent: 'libssh2_1.4.3',
  sshServer: sshServer2015,
  sshClient: libssh2Client,
  savesPins: true,
  hasDialPlan: true,
  axl: '9.0',
  timings,
  evidence: {
    release: documented('Release notes 11.0 and the feature roadmap: AXL 9.0.'),
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
