import { captured } from '../../../src/emulator/index.ts'
import { sshServer6 } from '../../sftunnel/release/ssh-offers.ts'
import { tunnel6 } from '../../sftunnel/release/tunnel-profiles.ts'
import { everyRelease } from '../release/every-release.ts'
import type { FmcProfile } from '../vocabulary.ts'

/** Release 6.4.0. */
export const fmc64: FmcProfile = {
  title: '6.4',
  version: '6.4.0',
  build: 102,
  copyrightYears: '2004-2019',
  operatingSystem: 'Cisco Fire Linux OS v6.4.0 (build 2)',
  model: 'Cisco Firepower Management Center for VMWare',
  imageBuilt: '2019-04-24',
  hasClish: false,
  vdb: 309,
  rulesUpdate: '2019-02-14-001-vrt',
  ident: 'OpenSSH_7.3',
  sshServer: sshServer6,
  tunnel: tunnel6,
  timings: everyRelease.timings,
  evidence: {
    ...everyRelease.evidence,
    release: captured('sf-version of an FMC 6.4.0 in published test data.'),
  },
}
