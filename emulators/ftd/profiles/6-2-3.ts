import { assumed, captured, recalled } from '../../../src/emulator/index.ts'
import { sshServer6 } from '../../sftunnel/release/ssh-offers.ts'
import { sshEvidence, timings, timingsEvidence } from '../release/timings.ts'
import { tunnel623 } from '../../sftunnel/release/tunnel-profiles.ts'
import type { FtdProfile } from '../vocabulary.ts'

/** Release 6.2.3, the oldest that Field Notice 74214 names. */
export const ftd623: FtdProfile = {
  title: '6.2.3',
  version: '6.2.3',
  build: 83,
  copyrightYears: '2004-2018',
  operatingSystem: 'Cisco Fire Linux OS v6.2.3 (build 13)',
  brand: 'Cisco Firepower',
  series: [],
  virtualInterface: 'br1',
  warnsOfShell: false,
  vdb: 290,
  rulesUpdate: '2018-02-12-001-vrt',
  managers: { namesHost: false, asksToNoteKey: true, showsIdentifiers: false },
  ident: 'OpenSSH_7.3',
  sshServer: sshServer6,
  tunnel: tunnel623,
  timings,
  evidence: {
    release: recalled(
      'The build of 6.2.3; that of Fire Linux OS is about right, and the notice of expert is known from 6.4 on.',
    ),
    content: assumed('A vulnerability database and rules of about the time of the release.'),
    managers: captured('Lab notes for FMC and FTD 6.x: configure manager add and show managers.'),
    sshServer: sshEvidence,
    timings: timingsEvidence,
  },
}
