import { recalled } from '../../../src/emulator/index.ts'
import { sshServer7 } from '../../sftunnel/release/ssh-offers.ts'
import { tunnel70 } from '../../sftunnel/release/tunnel-profiles.ts'
import { everyRelease } from '../release/every-release.ts'
import type { FmcProfile } from '../vocabulary.ts'

/** Release 7.1.0, for which there is no hotfix (Field Notice 74214). */
export const fmc71: FmcProfile = {
  title: '7.1',
  version: '7.1.0',
  build: 90,
  copyrightYears: '2004-2021',
  operatingSystem: 'Cisco Firepower Extensible Operating System (FX-OS) v2.11.1 (build 154)',
  model: 'Cisco Firepower Management Center for VMware',
  imageBuilt: '2021-12-01',
  hasClish: true,
  vdb: 349,
  lspVersion: 'lsp-rel-20211103-1505',
  ident: 'OpenSSH_8.2',
  sshServer: sshServer7,
  tunnel: tunnel70,
  timings: everyRelease.timings,
  evidence: {
    ...everyRelease.evidence,
    release: recalled('The builds of 7.1.0 and its FX-OS.'),
  },
}
