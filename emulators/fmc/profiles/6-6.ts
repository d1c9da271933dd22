import { captured } from '../../../src/emulator/index.ts'
import { sshServer6 } from '../../sftunnel/release/ssh-offers.ts'
import { tunnel6 } from '../../sftunnel/release/tunnel-profiles.ts'
import { everyRelease } from '../release/every-release.ts'
import type { FmcProfile } from '../vocabulary.ts'

/** Release 6.6.1. */
export const fmc66: FmcProfile = {
  title: '6.6',
  version: '6.6.1',
  build: 91,
  copyrightYears: '2004-2020',
  operatingSystem: 'Cisco Fire Linux OS v6.6.1 (build 11)',
  model: 'Cisco Firepower Management Center for VMWare',
  imageBuilt: '2020-09-20',
  hasClish: false,
  vdb: 338,
  rulesUpdate: '2020-08-18-001-vrt',
  ident: 'OpenSSH_7.3',
  sshServer: sshServer6,
  tunnel: tunnel6,
  timings: everyRelease.timings,
  evidence: {
    ...everyRelease.evidence,
    release: captured(
      'show version of an FMC 6.6.1 in published test data; the build of Fire Linux OS is not in it.',
    ),
  },
}
