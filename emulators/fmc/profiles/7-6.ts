import { captured } from '../../../src/emulator/index.ts'
import { sshServer7 } from '../../sftunnel/release/ssh-offers.ts'
import { managerTunnel76 } from '../release/tunnel-profiles.ts'
import { everyRelease } from '../release/every-release.ts'
import type { FmcProfile } from '../vocabulary.ts'

/** Release 7.6.0. */
export const fmc76: FmcProfile = {
  title: '7.6',
  version: '7.6.0',
  build: 113,
  copyrightYears: '2004-2024',
  operatingSystem: 'Cisco Firepower Extensible Operating System (FX-OS) v2.16.0 (build 128)',
  model: 'Cisco Secure Firewall Management Center for VMware',
  imageBuilt: '2024-09-10',
  hasClish: true,
  vdb: 392,
  lspVersion: 'lsp-rel-20240828-1842',
  ident: 'OpenSSH_9.1',
  sshServer: sshServer7,
  tunnel: managerTunnel76,
  timings: everyRelease.timings,
  evidence: {
    ...everyRelease.evidence,
    release: captured('Login to an FMC 7.6.0.'),
  },
}
