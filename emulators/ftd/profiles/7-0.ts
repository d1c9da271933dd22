import { assumed, recalled } from '../../../src/emulator/index.ts'
import { sshServer7 } from '../../sftunnel/release/ssh-offers.ts'
import { sshEvidence, timings, timingsEvidence } from '../release/timings.ts'
import { tunnel70 } from '../../sftunnel/release/tunnel-profiles.ts'
import type { FtdProfile } from '../vocabulary.ts'

/** Release 7.0.1. */
export const ftd70: FtdProfile = {
  title: '7.0',
  version: '7.0.1',
  build: 84,
  copyrightYears: '2004-2021',
  operatingSystem: 'Cisco Firepower Extensible Operating System (FX-OS) v2.10.1 (build 175)',
  brand: 'Cisco Firepower',
  series: ['1100'],
  virtualInterface: 'management0',
  warnsOfShell: false,
  vdb: 346,
  lspVersion: 'lsp-rel-20210816-1910',
  managers: { namesHost: false, asksToNoteKey: false, showsIdentifiers: false },
  ident: 'OpenSSH_8.2',
  sshServer: sshServer7,
  tunnel: tunnel70,
  timings,
  evidence: {
    release: recalled('Version and build are captured in CSCwc69263; the build of FX-OS is not.'),
    content: assumed('A vulnerability database and rules of about the time of the release.'),
    managers: recalled(
      'Between the short form of 6.x and the long one of 7.4.2; the release of the change is not published.',
    ),
    sshServer: sshEvidence,
    timings: timingsEvidence,
  },
}
