import { assumed } from '../../../src/emulator/index.ts'
import { everyRelease } from '../release/every-release.ts'
import type { FmcProfile } from '../vocabulary.ts'
import { fmc76 } from './7-6.ts'

/** Release 7.6.1, the first of its train that Field Notice 74214 does not list. */
export const fmc761: FmcProfile = {
  ...fmc76,
  title: '7.6.1',
  version: '7.6.1',
  build: 291,
  copyrightYears: '2004-2025',
  operatingSystem: 'Cisco Firepower Extensible Operating System (FX-OS) v2.16.2 (build 70)',
  imageBuilt: '2025-06-12',
  hasRenewalTools: true,
  vdb: 408,
  evidence: {
    ...everyRelease.evidence,
    release: assumed('The builds of 7.6.1 and of its FX-OS, and that the renewal comes with it.'),
  },
}
