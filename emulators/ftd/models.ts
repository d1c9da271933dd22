import { captured, recalled, type Evidence } from '../../src/emulator/index.ts'
import type { FtdProfile, Series } from './vocabulary.ts'

/** A model of the device. */
export interface FtdModel {
  /** The words between the brand and `Threat Defense`, and those behind it. */
  readonly before: string
  readonly behind: string
  readonly modelNumber: number
  /** Absent for a virtual device. */
  readonly series?: Series
  readonly evidence: Evidence
}

/** The models, the usual one first. */
export const models = {
  FTDv: {
    before: '',
    behind: ' for VMware',
    modelNumber: 75,
    evidence: captured(
      'Login to a virtual FTD 7.4.1, and show version of a virtual FTD 7.6.4: number 75.',
    ),
  },
  '1120': {
    before: '1120 ',
    behind: '',
    modelNumber: 78,
    series: '1100',
    evidence: recalled('The name is in a captured login to an FTD 1120 6.4; its number is 78.'),
  },
  '3110': {
    before: '3110 ',
    behind: '',
    modelNumber: 80,
    series: '3100',
    evidence: recalled('The model of EMEA-FPR3110-08 in Cisco document 222464; its number is 80.'),
  },
} as const satisfies Readonly<Record<string, FtdModel>>

/** The name of a model. */
export type ModelName = keyof typeof models

/** The models that a release runs on. */
export function modelsOf({ series: known }: FtdProfile): Readonly<Record<string, FtdModel>> {
  const all: readonly (readonly [string, FtdModel])[] = Object.entries(models)
  return Object.fromEntries(all.filter(([, { series }]) => !series || known.includes(series)))
}

/** The name of the product: `Cisco Firepower 1120 Threat Defense`. */
export function productName({ brand }: FtdProfile, { before, behind }: FtdModel): string {
  return `${before.startsWith('3110') ? 'Cisco Secure Firewall' : brand} ${before}Threat Defense${behind}`
}

/** The management interface as the release names it on a model. */
export function managementInterface(profile: FtdProfile, { series }: FtdModel): string {
  return series ? 'management0' : profile.virtualInterface
}
