import { assumed, documented } from '../../../src/emulator/index.ts'
import type { FirmwareImage, FirmwarePackage } from '../firmware/images.ts'
import { table } from './table.ts'

export const evidence = documented(
  'Firmware Management guide 4.3: show image, show package and install infra.',
)
export const activationEvidence = documented(
  'Firmware Management guide 4.3: the two lines asked before a service pack is activated, taken for every activation.',
)
export const refusalEvidence = assumed('What is said of a version that is not there.')

const NAME = { title: 'Name', width: 45 }
const IMAGE_COLUMNS = [NAME, { title: 'Type', width: 20 }, { title: 'Version', width: 7 }]
const PACKAGE_COLUMNS = [NAME, { title: 'Version', width: 7 }]

/** `show image`. */
export function imageTable(images: readonly FirmwareImage[]): string {
  return table(
    IMAGE_COLUMNS,
    images.map(({ name, type, version }) => [name, type, version]),
  ).join('\n')
}

/** `show package`. */
export function packageTable(packages: readonly FirmwarePackage[]): string {
  return table(
    PACKAGE_COLUMNS,
    packages.map(({ name, version }) => [name, version]),
  ).join('\n')
}

export const INSTALL_CHECKLIST = `This operation upgrades firmware on UCS Infrastructure Components
(UCS manager, Fabric Interconnects and IOMs).
Here is the checklist of things that are recommended before starting Auto-Install
(1) Review current critical/major faults
(2) Initiate a configuration backup
(3) Check if Management Interface Monitoring Policy is enabled
(4) Check if there is a pending Fabric Interconnect Reboot activitiy
(5) Ensure NTP is configured
(6) Check if any hardware (fabric interconnects, io-modules, servers or adapters) is unsupported in the target release`

export const INSTALL_QUESTION = 'Do you want to proceed? (yes/no): '

/** Said when an installation has been ordered. */
export function installTriggered(version: string): string {
  return `\nTriggering Install-Infra with:\n   Infrastructure Pack Version: ${version}`
}

export const ACTIVATION_WARNING = 'As part of activation, all cli sessions will be terminated.'
export const ACTIVATION_QUESTION = 'Continue with activation? (yes/no) '
export const NO_SUCH_VERSION = 'Error: Update failed: [The specified version is not available]'
