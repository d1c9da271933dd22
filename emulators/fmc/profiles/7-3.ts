import { recalled } from '../../../src/emulator/index.ts'
import { sshServer7 } from '../../sftunnel/release/ssh-offers.ts'
import { tunnel70 } from '../../sftunnel/release/tunnel-profiles.ts'
import { everyRelease } from '../release/every-release.ts'
import type { FmcProfile } from '../vocabulary.ts'

/** Release 7.3.1. */
export const fmc73: FmcProfile = {
  title: '7.3',
  version: '7.3.1',
  build: 19,
  copyrightYears: '2004-2023',
  operatingSystem: 'Cisco Firepower Extensible Operating System (FX-OS) v2.13.0 (build 198)',
  model: 'Cisco Secure Firewall Management Center for VMware',
  imageBuilt: '2023-03-14',
  hasClish: true,
  vdb: 361,
  lspVersion: 'lsp-rel-20230227-1535',
  ident: 'OpenSSH_8.2',
  sshServer: sshServer7,
  tunnel: tunnel70,
  timings: everyRelease.timings,
  evidence: {
    ...everyRelease.evidence,
    release: recalled('The builds of 7.3.1 and its FX-OS.'),
  },
}
