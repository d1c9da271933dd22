import { captured, recalled } from '../../../src/emulator/index.ts'

export const evidence = recalled('FTD Command Reference, reboot and shutdown.')
export const noticeEvidence = captured('FTD 6.4 and 6.5: what expert prints first.')

export const REBOOT_WARNING = 'This command will reboot the system.  Continue?'
export const SHUTDOWN_WARNING = 'This command will shutdown the system.  Continue?'
export const YES_OR_NO = "Please enter 'YES' or 'NO': "

/** What `expert` prints in releases 6.4 to 6.6. */
export const SHELL_NOTICE = `${'*'.repeat(62)}
NOTICE - Shell access will be deprecated in future releases
         and will be replaced with a separate expert mode CLI.
${'*'.repeat(62)}
`
