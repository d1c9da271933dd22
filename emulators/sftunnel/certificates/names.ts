import { distinguishedName, type DistinguishedName } from '../../../src/emulator/index.ts'

/** The order of the InternalCA's name: as the factory made it, or as `generate_certs.pl` makes it. */
export type InternalCaGeneration = 'factory' | 'regenerated'

const UNIT = 'Intrusion Management System'
const ORGANIZATION = 'Cisco Systems, Inc'

/**
 * The name of the InternalCA of a manager (Cisco document 222464: its capture has title, CN, OU, O, its printed file of
 * October 2024 has title, OU, CN, O; every string is a UTF8String). `organization` is `Sourcefire, Inc.` on boxes
 * installed before the change of brand.
 */
export function internalCaName(
  managerUuid: string,
  generation: InternalCaGeneration,
  organization = ORGANIZATION,
): DistinguishedName {
  const title = ['title', 'InternalCA'] as const
  const commonName = ['CN', managerUuid] as const
  const unit = ['OU', UNIT] as const
  const order = generation === 'factory' ? [commonName, unit] : [unit, commonName]
  return distinguishedName(title, ...order, ['O', organization])
}

/** The name in a tunnel certificate of the manager or of a device, by its holder's UUID (capture in Cisco document 222464). */
export function tunnelName(holderUuid: string, organization = ORGANIZATION): DistinguishedName {
  return distinguishedName(
    ['CN', 'localhost'],
    ['OU', UNIT],
    ['O', organization],
    ['title', holderUuid],
    ['generationQualifier', 'sftunnel'],
  )
}
