import { assumed, captured } from '../../../src/emulator/index.ts'
import { sshServer6 } from '../../sftunnel/release/ssh-offers.ts'
import { sshEvidence, timings, timingsEvidence } from '../release/timings.ts'
import { tunnel6 } from '../../sftunnel/release/tunnel-profiles.ts'
import type { FtdProfile } from '../vocabulary.ts'

/** Release 6.4.0.9, the first for the 1100 series. */
export const ftd64: FtdProfile = {
  title: '6.4',
  version: '6.4.0.9',
  build: 62,
  copyrightYears: '2004-2019',
  operatingSystem: 'Cisco Fire Linux OS v6.4.0 (build 2)',
  brand: 'Cisco Firepower',
  series: ['1100'],
  virtualInterface: 'br1',
  warnsOfShell: true,
  vdb: 329,
  rulesUpdate: '2019-08-12-001-vrt',
  managers: { namesHost: false, asksToNoteKey: true, showsIdentifiers: false },
  ident: 'OpenSSH_7.3',
  sshServer: sshServer6,
  tunnel: tunnel6,
  timings,
  evidence: {
    release: captured('Login to an FTD 1120 with 6.4.0.9 in a blog on following an upgrade.'),
    content: assumed('A vulnerability database and rules of about the time of the release.'),
    managers: captured('Lab notes for FMC and FTD 6.x: configure manager add and show managers.'),
    sshServer: sshEvidence,
    timings: timingsEvidence,
  },
}
