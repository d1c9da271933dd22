import { assumed, captured } from '../../../src/emulator/index.ts'
import { sshServer7 } from '../../sftunnel/release/ssh-offers.ts'
import { sshEvidence, timings, timingsEvidence } from '../release/timings.ts'
import { tunnel76 } from '../../sftunnel/release/tunnel-profiles.ts'
import type { FtdProfile } from '../vocabulary.ts'

/** Release 7.6.0. */
export const ftd76: FtdProfile = {
  title: '7.6',
  version: '7.6.0',
  build: 113,
  copyrightYears: '2004-2024',
  operatingSystem: 'Cisco Firepower Extensible Operating System (FX-OS) v2.16.0 (build 128)',
  brand: 'Cisco Secure Firewall',
  series: ['1100', '3100'],
  virtualInterface: 'management0',
  warnsOfShell: false,
  vdb: 392,
  lspVersion: 'lsp-rel-20240828-1842',
  managers: { namesHost: true, asksToNoteKey: true, showsIdentifiers: true },
  ident: 'OpenSSH_9.1',
  sshServer: sshServer7,
  tunnel: tunnel76,
  timings,
  evidence: {
    release: captured(
      'Login to FMC 7.6.0 and show version of a virtual FTD 7.6.4, for builds and brand.',
    ),
    content: assumed('A vulnerability database and rules of about the time of the release.'),
    managers: captured('Lab guide for a 1210CE with 7.6: configure manager add and show managers.'),
    sshServer: sshEvidence,
    timings: timingsEvidence,
  },
}
