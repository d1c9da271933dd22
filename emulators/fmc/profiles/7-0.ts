import { recalled } from '../../../src/emulator/index.ts'
import { sshServer7 } from '../../sftunnel/release/ssh-offers.ts'
import { tunnel70 } from '../../sftunnel/release/tunnel-profiles.ts'
import { everyRelease } from '../release/every-release.ts'
import type { FmcProfile } from '../vocabulary.ts'

/** Release 7.0.1. */
export const fmc70: FmcProfile = {
  title: '7.0',
  version: '7.0.1',
  build: 84,
  copyrightYears: '2004-2021',
  operatingSystem: 'Cisco Firepower Extensible Operating System (FX-OS) v2.10.1 (build 175)',
  model: 'Cisco Firepower Management Center for VMware',
  imageBuilt: '2021-10-07',
  hasClish: true,
  vdb: 346,
  lspVersion: 'lsp-rel-20210816-1910',
  ident: 'OpenSSH_8.2',
  sshServer: sshServer7,
  tunnel: tunnel70,
  timings: everyRelease.timings,
  evidence: {
    ...everyRelease.evidence,
    release: recalled('Version and build are captured in CSCwc69263; the build of FX-OS is not.'),
  },
}
