import { assumed, recalled } from '../../../src/emulator/index.ts'
import { sshServer7 } from '../../sftunnel/release/ssh-offers.ts'
import { sshEvidence, timings, timingsEvidence } from '../release/timings.ts'
import { tunnel70 } from '../../sftunnel/release/tunnel-profiles.ts'
import type { FtdProfile } from '../vocabulary.ts'

/** Release 7.2.5. */
export const ftd72: FtdProfile = {
  title: '7.2',
  version: '7.2.5',
  build: 208,
  copyrightYears: '2004-2023',
  operatingSystem: 'Cisco Firepower Extensible Operating System (FX-OS) v2.12.0 (build 499)',
  brand: 'Cisco Firepower',
  series: ['1100', '3100'],
  virtualInterface: 'management0',
  warnsOfShell: false,
  vdb: 361,
  lspVersion: 'lsp-rel-20230712-1712',
  managers: { namesHost: false, asksToNoteKey: false, showsIdentifiers: true },
  ident: 'OpenSSH_8.2',
  sshServer: sshServer7,
  tunnel: tunnel70,
  timings,
  evidence: {
    release: recalled('The builds of 7.2.5 and its FX-OS.'),
    content: assumed('A vulnerability database and rules of about the time of the release.'),
    managers: recalled('Taken to be as the captured 7.4.2.'),
    sshServer: sshEvidence,
    timings: timingsEvidence,
  },
}
