import { assumed, captured } from '../../../src/emulator/index.ts'
import { sshServer7 } from '../../sftunnel/release/ssh-offers.ts'
import { sshEvidence, timings, timingsEvidence } from '../release/timings.ts'
import { tunnel74 } from '../../sftunnel/release/tunnel-profiles.ts'
import type { FtdProfile } from '../vocabulary.ts'

/** Release 7.4.2. */
export const ftd74: FtdProfile = {
  title: '7.4',
  version: '7.4.2',
  build: 172,
  copyrightYears: '2004-2024',
  operatingSystem: 'Cisco Firepower Extensible Operating System (FX-OS) v2.14.1 (build 167)',
  brand: 'Cisco Firepower',
  series: ['1100', '3100'],
  virtualInterface: 'management0',
  warnsOfShell: false,
  vdb: 387,
  lspVersion: 'lsp-rel-20240702-1518',
  managers: { namesHost: false, asksToNoteKey: false, showsIdentifiers: true },
  ident: 'OpenSSH_8.8',
  sshServer: sshServer7,
  tunnel: tunnel74,
  timings,
  evidence: {
    release: captured(
      'Login to FMC 7.4.2 and to a virtual FTD 7.4.1, which share builds and FX-OS.',
    ),
    content: assumed('A vulnerability database and rules of about the time of the release.'),
    managers: captured(
      'Lab notes for an FTD 1010 with 7.4.2: configure manager add and show managers, pending and completed.',
    ),
    sshServer: sshEvidence,
    timings: timingsEvidence,
  },
}
