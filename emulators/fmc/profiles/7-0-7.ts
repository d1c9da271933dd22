import { assumed } from '../../../src/emulator/index.ts'
import { everyRelease } from '../release/every-release.ts'
import type { FmcProfile } from '../vocabulary.ts'
import { fmc70 } from './7-0.ts'

/** Release 7.0.7, the first of its train that Field Notice 74214 does not list. */
export const fmc707: FmcProfile = {
  ...fmc70,
  title: '7.0.7',
  version: '7.0.7',
  build: 519,
  copyrightYears: '2004-2024',
  operatingSystem: 'Cisco Firepower Extensible Operating System (FX-OS) v2.10.1 (build 1603)',
  imageBuilt: '2024-11-06',
  hasRenewalTools: true,
  vdb: 397,
  evidence: {
    ...everyRelease.evidence,
    release: assumed('The builds of 7.0.7 and of its FX-OS, and that the renewal comes with it.'),
  },
}
