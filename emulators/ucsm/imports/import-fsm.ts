import { fsmSteps } from '../operations/operation-fsm.ts'
import type { ImportStage } from './import-objects.ts'

/** The steps of the import FSM; values of fsmStatus as the SDK's MgmtImporter lists them. */
export const importSteps = fsmSteps<ImportStage>({
  stages: {
    downloadLocal: { status: 'importDownloadLocal', progress: 0 },
    verifyKey: { status: 'importVerifyKey', progress: 25 },
    config: { status: 'importConfig', progress: 50 },
    reportResults: { status: 'importReportResults', progress: 75 },
  },
  failed: 'importFail',
  succeeded: 'importSuccess',
})
