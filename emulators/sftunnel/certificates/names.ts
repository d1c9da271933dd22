import { distinguishedName, type DistinguishedName } from '../../../src/emulator/index.ts'

/** Where the unit stands in the name of an InternalCA: behind the common name, or before it. */
export type NameOrder = 'unit-after-name' | 'unit-before-name'

/** The first image with the later order; the year lies between the two that are known. */
const UNIT_BEFORE_NAME_FROM_MS = Date.UTC(2020, 0, 1)

/** The order in the InternalCA of an image, by its build date. */
export function nameOrderOf(imageBuiltMs: number): NameOrder {
  return imageBuiltMs < UNIT_BEFORE_NAME_FROM_MS ? 'unit-after-name' : 'unit-before-name'
}

const UNIT = 'Intrusion Management System'
const ORGANIZATION = 'Cisco Systems, Inc'

/**
 * The name of the InternalCA of a manager (Cisco document 222464; every string is a UTF8String). `organization` is
 * `Sourcefire, Inc.` on boxes installed before the change of brand.
 */
export function internalCaName(
  managerUuid: string,
  order: NameOrder,
  organization = ORGANIZATION,
): DistinguishedName {
  const title = ['title', 'InternalCA'] as const
  const commonName = ['CN', managerUuid] as const
  const unit = ['OU', UNIT] as const
  const middle = order === 'unit-after-name' ? [commonName, unit] : [unit, commonName]
  return distinguishedName(title, ...middle, ['O', organization])
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
