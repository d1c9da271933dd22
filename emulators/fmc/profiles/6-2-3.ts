import { recalled } from '../../../src/emulator/index.ts'
import { sshServer6 } from '../../sftunnel/release/ssh-offers.ts'
import { tunnel623 } from '../../sftunnel/release/tunnel-profiles.ts'
import { everyRelease } from '../release/every-release.ts'
import type { FmcProfile } from '../vocabulary.ts'

/** Release 6.2.3, the oldest that Field Notice 74214 names. */
export const fmc623: FmcProfile = {
  title: '6.2.3',
  version: '6.2.3',
  build: 83,
  copyrightYears: '2004-2018',
  operatingSystem: 'Cisco Fire Linux OS v6.2.3 (build 13)',
  model: 'Cisco Firepower Management Center for VMWare',
  imageBuilt: '2018-03-29',
  hasClish: false,
  vdb: 290,
  rulesUpdate: '2018-02-12-001-vrt',
  ident: 'OpenSSH_7.3',
  sshServer: sshServer6,
  tunnel: tunnel623,
  timings: everyRelease.timings,
  evidence: {
    ...everyRelease.evidence,
    release: recalled('The build of 6.2.3; that of Fire Linux OS is about right.'),
  },
}
