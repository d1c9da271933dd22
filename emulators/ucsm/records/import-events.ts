import { assumed } from '../../../src/emulator/index.ts'
import { importFaults } from '../imports/import-alarms.ts'
import type { ImportStage } from '../imports/import-objects.ts'
import { fsmEvents } from './fsm-events.ts'

export const evidence = assumed(
  'The forms of the events of backups. The numbers behind the codes are supposed to follow those of the backup FSM, as the codes of its faults do.',
)

/** The events of MgmtImporterImport. */
export const importEvents = fsmEvents<ImportStage>({
  faults: importFaults,
  first: 'downloadLocal',
  last: 'reportResults',
  numbers: {
    begin: 293,
    downloadLocal: 294,
    verifyKey: 295,
    config: 296,
    reportResults: 297,
    fail: 400,
    success: 401,
  },
})
