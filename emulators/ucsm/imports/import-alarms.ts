import { fsmFaults } from '../operations/operation-alarms.ts'
import { importDn, type ImportStage } from './import-objects.ts'

/** F999724, F78124 and F16684: the faults of the import FSM. F999724 is composed as F999723 is. */
export const importFaults = fsmFaults<ImportStage>({
  fsm: 'MgmtImporterImport',
  task: 'importing the configuration file',
  stages: {
    downloadLocal: {
      task: 'downloading the configuration file from the remote location',
      cause: 'download-local-failed',
    },
    verifyKey: {
      task: 'verify if password encryption key matches',
      cause: 'verify-key-failed',
    },
    config: { task: 'importing the configuration file', cause: 'config-failed' },
    reportResults: {
      task: 'Report results of configuration application',
      cause: 'report-results-failed',
    },
  },
  codes: { failed: 'F999724', remoteError: 'F78124', stageFailed: 'F16684' },
  dn: importDn,
})
