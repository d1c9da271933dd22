import { assumed, documented, recalled } from '../../../src/emulator/index.ts'
import type { SrstProfile } from '../vocabulary.ts'
import { libssh2Client, sshServer2012 } from '../release/ssh-offers.ts'
import { timings, timingsEvidence } from '../release/timings.ts'

/** Release 9.0.6: no dial plan, AXL 8.5. */
export const srst906: SrstProfile = {
  title: '9.0.6',
  version: '9.0.6',
  copyrightYears: '1986-2013',
  ident: 'OpenSSH_5.3',
  clientIdent: 'libssh2_1.4.2',
  sshServer: sshServer2012,
  sshClient: libssh2Client,
  savesPins: true,
  hasDialPlan: false,
  axl: '8.5',
  timings,
  evidence: {
    release: documented(
      'Administration guide, feature roadmap: dial plan is not supported in 9.0.6, AXL 8.5.',
    ),
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
