import { assumed } from '../../../src/emulator/index.ts'
import { everyRelease } from '../release/every-release.ts'
import type { FmcProfile } from '../vocabulary.ts'
import { fmc72 } from './7-2.ts'

/** Release 7.2.10, the first of its train that Field Notice 74214 does not list. */
export const fmc7210: FmcProfile = {
  ...fmc72,
  title: '7.2.10',
  version: '7.2.10',
  build: 210,
  copyrightYears: '2004-2025',
  operatingSystem: 'Cisco Firepower Extensible Operating System (FX-OS) v2.12.1 (build 86)',
  imageBuilt: '2025-05-06',
  hasRenewalTools: true,
  vdb: 406,
  evidence: {
    ...everyRelease.evidence,
    release: assumed('The builds of 7.2.10 and of its FX-OS, and that the renewal comes with it.'),
  },
}
