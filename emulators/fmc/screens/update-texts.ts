import { assumed, formatDate, recalled } from '../../../src/emulator/index.ts'
import type { FmcProfile, Hotfix } from '../vocabulary.ts'

export const taskEvidence = recalled(
  'An update is a task of the group Local Install; its texts are those of FMC 7.x.',
)
export const refusalEvidence = assumed(
  'An update for another release is refused; what the manager says to it is not published.',
)
export const statusLogEvidence = recalled(
  'A status.log in a folder of /var/log/sf that is named for the package, with lines of the scripts that run.',
)
export const historyEvidence = recalled(
  'A hotfix leaves the release as it is; /etc/sf/patch_history lists it.',
)

/** The group of every task that installs something on the manager itself. */
export const LOCAL_INSTALL = 'Local Install'

/** The texts of installing a hotfix. */
export const hotfixTexts = {
  title: ({ letters, version }: Hotfix) => `Hotfix ${letters} version: ${version}`,
  begun: ({ file }: Hotfix) => `Installing ${file}`,
  done: ({ file }: Hotfix) => `Successfully installed ${file}`,
  unknown: (file: string) => `Installation of ${file} failed: the file is not an update.`,
  notFor: ({ file }: Hotfix, { version }: FmcProfile) =>
    `Installation of ${file} failed: the update is not applicable to version ${version}.`,
  already: ({ file }: Hotfix) => `Installation of ${file} failed: the update is already installed.`,
} as const

/** The texts of installing another release. */
export const upgradeTexts = {
  title: ({ version, build }: FmcProfile) => `Upgrade version: ${version}-${build}`,
  begun: ({ version, build }: FmcProfile) =>
    `Installing version ${version}-${build}. The system reboots when the installation is complete.`,
  done: ({ version, build }: FmcProfile) => `Successfully installed version ${version}-${build}`,
} as const

/** The log of an installation, whole. Times are the manager's own, milliseconds since 1970. */
export function hotfixStatusLog(
  { name }: Hotfix,
  { beganMs, endedMs }: { readonly beganMs: number; readonly endedMs: number },
): string {
  return [
    `state:running`,
    `ui:${stamp(beganMs)} Upgrade of ${name} has begun.`,
    'ui:[ 5%] Running script 000_start/000_check_update.sh...',
    'ui:[35%] Running script 200_pre/100_check_disk_space.sh...',
    'ui:[70%] Running script 500_hotfix/100_install_files.sh...',
    'ui:[95%] Running script 999_finish/999_z_complete_upgrade_message.sh...',
    `ui:[100%] ${stamp(endedMs)} The system has been updated. No reboot is required.`,
    'state:finished',
    '',
  ].join('\n')
}

function stamp(ms: number): string {
  return formatDate('%b %e %H:%M:%S UTC %Y', ms, 'UTC')
}
