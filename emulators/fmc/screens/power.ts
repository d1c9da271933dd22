import { recalled } from '../../../src/emulator/index.ts'

export const evidence = recalled('FMC command line, system reboot and system shutdown.')

export const REBOOT_WARNING = 'This command will reboot the system.  Continue?'
export const SHUTDOWN_WARNING = 'This command will shutdown the system.  Continue?'
export const YES_OR_NO = "Please enter 'YES' or 'NO': "
