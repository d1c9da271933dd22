import { captured } from '../../../src/emulator/index.ts'
import { sshServer7 } from '../../sftunnel/release/ssh-offers.ts'
import { managerTunnel74 } from '../release/tunnel-profiles.ts'
import { everyRelease } from '../release/every-release.ts'
import type { FmcProfile } from '../vocabulary.ts'

/** Release 7.4.2. */
export const fmc74: FmcProfile = {
  title: '7.4',
  version: '7.4.2',
  build: 172,
  copyrightYears: '2004-2024',
  operatingSystem: 'Cisco Firepower Extensible Operating System (FX-OS) v2.14.1 (build 167)',
  model: 'Cisco Secure Firewall Management Center for VMware',
  imageBuilt: '2024-07-12',
  hasClish: true,
  vdb: 387,
  lspVersion: 'lsp-rel-20240702-1518',
  ident: 'OpenSSH_8.8',
  sshServer: sshServer7,
  tunnel: managerTunnel74,
  timings: everyRelease.timings,
  evidence: {
    ...everyRelease.evidence,
    release: captured('Login to an FMC 7.4.2; the model is that of a captured FMC 7.4.1.'),
  },
}
