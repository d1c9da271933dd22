import { assumed, captured, recalled } from '../../../src/emulator/index.ts'
import { sshServer6 } from '../../sftunnel/release/ssh-offers.ts'
import { sshEvidence, timings, timingsEvidence } from '../release/timings.ts'
import { tunnel6 } from '../../sftunnel/release/tunnel-profiles.ts'
import type { FtdProfile } from '../vocabulary.ts'

/** Release 6.6.1. */
export const ftd66: FtdProfile = {
  title: '6.6',
  version: '6.6.1',
  build: 91,
  copyrightYears: '2004-2020',
  operatingSystem: 'Cisco Fire Linux OS v6.6.1 (build 11)',
  brand: 'Cisco Firepower',
  series: ['1100'],
  virtualInterface: 'br1',
  warnsOfShell: true,
  vdb: 338,
  rulesUpdate: '2020-08-18-001-vrt',
  managers: { namesHost: false, asksToNoteKey: true, showsIdentifiers: false },
  ident: 'OpenSSH_7.3',
  sshServer: sshServer6,
  tunnel: tunnel6,
  timings,
  evidence: {
    release: recalled(
      'The build is that of a captured FMC 6.6.1; the build of Fire Linux OS is not.',
    ),
    content: assumed('A vulnerability database and rules of about the time of the release.'),
    managers: captured('Lab notes for FMC and FTD 6.x: configure manager add and show managers.'),
    sshServer: sshEvidence,
    timings: timingsEvidence,
  },
}
