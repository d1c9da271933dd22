import { assumed } from '../../../src/emulator/index.ts'
import { backupFaults } from '../alarms.ts'
import type { BackupStage } from '../vocabulary.ts'
import { fsmEvents } from './fsm-events.ts'

export const evidence = assumed(
  'The forms of other FSMs in the faults reference 6.0; codes are 0x400000 and the stage number of the 2018 MIB, which fits the published ones.',
)

/** The events of MgmtBackupBackup; its stages by their number in the MIB. */
export const backupEvents = fsmEvents<BackupStage>({
  faults: backupFaults,
  first: 'backupLocal',
  last: 'upload',
  numbers: { begin: 290, backupLocal: 291, upload: 292, fail: 398, success: 399 },
})
