import { assumed, documented, recalled } from '../../../src/emulator/index.ts'
import type { SrstProfile } from '../vocabulary.ts'
import { labelled } from './columns.ts'

export const evidence = recalled(
  'Shapes of the Unity Express family; the values of a virtual machine are supposed.',
)
export const licensesEvidence = assumed(
  'The spacing is that of a captured Unity Express sample; SRST Manager sells no licenses.',
)
export const licenseStatusEvidence = documented(
  'Administration guide: show license status shows the agreement; its text is supposed.',
)

/** `show version`: the machine that the software runs on. */
export function hardware(): string {
  return labelled(
    [
      ['CPU Model', 'Intel(R) Xeon(R) CPU           E5640  @ 2.67GHz'],
      ['CPU Speed (MHz)', '2666.761'],
      ['CPU Cache (KByte)', 12_288],
      ['BogoMIPS', '5333.52'],
      ['SKU', 'VMware'],
      ['Chassis Type', 'VMware'],
      ['Disk (GB)', 80],
      ['SDRAM (MByte)', 2_048],
    ],
    30,
  )
}

/** `show software versions`. */
export function softwareVersions({ version, copyrightYears }: SrstProfile): string {
  return [
    `Cisco Unified SRST Manager version (${version})`,
    `Technical Support: http://www.cisco.com/techsupport Copyright (c) ${copyrightYears} by Cisco Systems, Inc.`,
    '',
    'Components:',
    '',
    `- Cisco Unified SRST Manager version ${version}`,
  ].join('\n')
}

/** `show software packages`. */
export function softwarePackages({ version }: SrstProfile): string {
  return [
    'Installed Packages:',
    '',
    ` - Installer (Installer application) (${version}.0)`,
    ` - Thirdparty (Service Engine Thirdparty Code) (${version})`,
    ` - Infrastructure (Service Engine Infrastructure) (${version})`,
    ` - Global (Global Files) (${version})`,
    ` - GPL Infrastructure (Service Engine GPL Infrastructure) (${version})`,
    ` - Core (Cisco Unified SRST Manager) (${version})`,
  ].join('\n')
}

/** `show software licenses`. */
export function softwareLicenses(): string {
  return 'Core:\n- application mode: SRST Manager\n- total usable system ports: 0'
}

/** `show license status`. */
export function licenseStatus(): string {
  return [
    'Cisco Unified SRST Manager',
    'License agreement: accepted',
    'No fee is charged for this license.',
  ].join('\n')
}
