import { assumed } from '../../../src/emulator/index.ts'
import { everyRelease } from '../release/every-release.ts'
import type { FmcProfile } from '../vocabulary.ts'
import { fmc74 } from './7-4.ts'

/** Release 7.4.3, the first of its train that Field Notice 74214 does not list. */
export const fmc743: FmcProfile = {
  ...fmc74,
  title: '7.4.3',
  version: '7.4.3',
  build: 30,
  copyrightYears: '2004-2025',
  operatingSystem: 'Cisco Firepower Extensible Operating System (FX-OS) v2.14.3 (build 48)',
  imageBuilt: '2025-08-12',
  hasRenewalTools: true,
  vdb: 411,
  evidence: {
    ...everyRelease.evidence,
    release: assumed('The builds of 7.4.3 and of its FX-OS, and that the renewal comes with it.'),
  },
}
