import { captured, recalled } from '../../../src/emulator/index.ts'
import type { FmcContext, FmcProfile, Hotfix } from '../vocabulary.ts'

export const evidence = captured(
  'Cisco document 222464: a hotfix for 7.0, 7.2, 7.3, 7.4 and 7.6, none for 7.1, and no restart.',
)
export const nameEvidence = recalled(
  'Names of hotfix files on the download pages: another product name from 7.2 on.',
)
export const fixedEvidence = recalled(
  'Field Notice 74214 lists 7.0.6.3, 7.2.9 and 7.4.2.1 as the last releases that need a hotfix.',
)

const FIREPOWER = 'Cisco_Firepower_Mgmt_Center_Hotfix'
const SECURE_FIREWALL = 'Cisco_Secure_FW_Mgmt_Center_Hotfix'

/** The hotfixes that bring the programs which renew the InternalCA; those of 6.x and 7.1 never came. */
const hotfixes: readonly Hotfix[] = [
  hotfix(FIREPOWER, { train: '7.0', letters: 'FK', version: '7.0.6.99-9' }),
  hotfix(SECURE_FIREWALL, { train: '7.2', letters: 'FZ', version: '7.2.9.99-4' }),
  hotfix(SECURE_FIREWALL, { train: '7.3', letters: 'AE', version: '7.3.1.99-4' }),
  hotfix(SECURE_FIREWALL, { train: '7.4', letters: 'AO', version: '7.4.2.99-5' }),
  hotfix(SECURE_FIREWALL, { train: '7.6', letters: 'B', version: '7.6.0.99-5' }),
]

/** What a hotfix may be asked for by. */
export const hotfixNames: readonly string[] = hotfixes.flatMap((one) => [one.letters, one.file])

/** The hotfix with these letters or of this file; undefined when there is none. */
export function hotfixCalled(called: string): Hotfix | undefined {
  return hotfixes.find(
    ({ letters, name, file }) => letters === called.toUpperCase() || [name, file].includes(called),
  )
}

/** Whether a hotfix is for a release: one of its train that does not have the programs already. */
export function isFor({ train }: Hotfix, { version, hasRenewalTools }: FmcProfile): boolean {
  return version.startsWith(`${train}.`) && hasRenewalTools !== true
}

/** Whether a manager has the programs, by its release or by a hotfix on top of it. */
export function hasRenewalTools(manager: Pick<FmcContext, 'profile' | 'hotfixes'>): boolean {
  return manager.profile.hasRenewalTools === true || manager.hotfixes.length > 0
}

function hotfix(
  product: string,
  { train, letters, version }: Pick<Hotfix, 'train' | 'letters' | 'version'>,
): Hotfix {
  const name = `${product}_${letters}-${version}`
  return { train, letters, version, name, file: `${name}.sh.REL.tar` }
}
