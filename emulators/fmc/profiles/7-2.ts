import { recalled } from '../../../src/emulator/index.ts'
import { sshServer7 } from '../../sftunnel/release/ssh-offers.ts'
import { tunnel70 } from '../../sftunnel/release/tunnel-profiles.ts'
import { everyRelease } from '../release/every-release.ts'
import type { FmcProfile } from '../vocabulary.ts'

/** Release 7.2.5. */
export const fmc72: FmcProfile = {
  title: '7.2',
  version: '7.2.5',
  build: 208,
  copyrightYears: '2004-2023',
  operatingSystem: 'Cisco Firepower Extensible Operating System (FX-OS) v2.12.0 (build 499)',
  model: 'Cisco Secure Firewall Management Center for VMware',
  imageBuilt: '2023-07-27',
  hasClish: true,
  vdb: 361,
  lspVersion: 'lsp-rel-20230712-1712',
  ident: 'OpenSSH_8.2',
  sshServer: sshServer7,
  tunnel: tunnel70,
  timings: everyRelease.timings,
  evidence: {
    ...everyRelease.evidence,
    release: recalled('The builds of 7.2.5 and its FX-OS.'),
  },
}
