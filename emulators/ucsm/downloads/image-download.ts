import { recalled } from '../../../src/emulator/index.ts'
import { fsmFaults, type FsmFaults } from '../operations/operation-alarms.ts'
import { fsmSteps, type OperationFsm } from '../operations/operation-fsm.ts'
import type { RemoteFile } from '../operations/operation-objects.ts'
import { fsmEvents, type FsmEvents } from '../records/fsm-events.ts'

export const evidence = recalled(
  'Class, states and stages of FirmwareDownloader are those of the SDK; fault codes and task texts are remembered from the faults reference, the stage numbers of its events are supposed.',
)

/** A firmware file to be fetched; its own name is what the task is called. */
export interface ImageDownload extends RemoteFile {
  readonly file: string
}

/** The stages of FirmwareDownloaderDownload that one interconnect runs. */
export type DownloadStage = 'local' | 'unpackLocal'

/** The FSM attributes of a download task. */
export type DownloadFsm = OperationFsm<DownloadStage>

/** A download that was ordered, and what has become of it. */
export interface DownloadTask {
  readonly plan: ImageDownload
  readonly fsm: DownloadFsm
}

/** The steps of the download FSM; values of fsmStatus as the SDK's FirmwareDownloader lists them. */
export const downloadSteps = fsmSteps<DownloadStage>({
  stages: {
    local: { status: 'downloadLocal', progress: 0 },
    unpackLocal: { status: 'downloadUnpackLocal', progress: 50 },
  },
  failed: 'downloadFail',
  succeeded: 'downloadSuccess',
})

/** Where a task is (SDK FirmwareDownloader: transferState). */
export type TransferState = 'downloading' | 'downloaded' | 'failed'

/** The transfer state that an FSM stands for. */
export function transferState({ status, previous }: DownloadFsm): TransferState {
  if (status === 'downloadFail') return 'failed'
  return previous === 'downloadSuccess' && status === 'nop' ? 'downloaded' : 'downloading'
}

/** The name of the download task of a file. */
export const downloadDn = (file: string): string => `sys/fw-catalogue/dnld-${file}`

/** F999690, F78090 and F16650: the faults of the FSM of one download. */
export function downloadFaults({ file, host }: ImageDownload): FsmFaults<DownloadStage> {
  const fetching = `downloading image or file ${file} from ${host}`
  return fsmFaults<DownloadStage>({
    fsm: 'FirmwareDownloaderDownload',
    task: fetching,
    stages: {
      local: { task: fetching, cause: 'local-failed' },
      unpackLocal: { task: `unpacking image ${file} on primary`, cause: 'unpack-local-failed' },
    },
    codes: { failed: 'F999690', remoteError: 'F78090', stageFailed: 'F16650' },
    dn: downloadDn,
  })
}

/** The events of the FSM of one download. */
export function downloadEvents(plan: ImageDownload): FsmEvents<DownloadStage> {
  return fsmEvents<DownloadStage>({
    faults: downloadFaults(plan),
    first: 'local',
    last: 'unpackLocal',
    numbers: { begin: 96, local: 97, unpackLocal: 98, fail: 331, success: 332 },
  })
}
