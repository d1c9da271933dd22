import { chainBuildingCases } from './chain-building-cases.ts'
import { extensionCases } from './extension-cases.ts'
import { purposeAndStrengthCases } from './purpose-and-strength-cases.ts'
import { revocationCases } from './revocation-cases.ts'
import type { ChainCase } from './chain-case.ts'

/** All chains, of which a door test asks the real program as well. */
export const chainCases: readonly ChainCase[] = [
  ...chainBuildingCases,
  ...extensionCases,
  ...purposeAndStrengthCases,
  ...revocationCases,
]
