import type { Edit, ManagedObject } from '../managed-objects.ts'

/** The object that says which version of UCS Manager is to run (SDK FirmwareBootUnit). */
export const BOOT_UNIT_DN = 'sys/mgmt/fw-boot-def/bootunit-system'

/** The boot unit of an interconnect on which nothing was activated yet. */
export const factoryBootUnit: ManagedObject = {
  class: 'firmwareBootUnit',
  dn: BOOT_UNIT_DN,
  attributes: { type: 'system', version: '', adminState: 'triggered' },
}

/** The change whose commit activates a version. */
export function activation(version: string): Edit {
  return { verb: 'set', dn: BOOT_UNIT_DN, attributes: { version, adminState: 'trigger' } }
}
