import { emit, enqueueActions } from 'xstate'
import {
  downloadEvents,
  downloadFaults,
  type DownloadFsm,
  type DownloadStage,
  type ImageDownload,
} from '../downloads/image-download.ts'
import { restingFsm } from '../operations/operation-fsm.ts'
import { writeEvents } from '../records/write-down.ts'
import type { RemoteError, StageFailure } from '../vocabulary.ts'
import { withSchedules } from './schedule-setup.ts'

const jobId = (file: string): string => `download ${file}`

/** The words of the chart with those for firmware downloads. */
export const withDownloads = withSchedules.extend({
  actions: {
    startDownload: enqueueActions(
      (
        { context, enqueue },
        { plan, password, user }: { plan: ImageDownload; password: string; user: string },
      ) => {
        const { file } = plan
        const { timings } = context.profile
        const task = { plan, fsm: context.downloads[file]?.fsm ?? restingFsm }
        enqueue.assign({ downloads: { ...context.downloads, [file]: task } })
        writeEvents(enqueue, context, downloadEvents(plan).begun(file, user))
        enqueue.stopChild(jobId(file))
        enqueue.spawnChild('downloader', { id: jobId(file), input: { plan, password, timings } })
      },
    ),
    moveDownload: enqueueActions(
      (
        { context, enqueue },
        {
          file,
          change,
        }: { file: string; change: (fsm: DownloadFsm, nowMs: number) => DownloadFsm },
      ) => {
        const task = context.downloads[file]
        if (!task) return
        const moved = { ...task, fsm: change(task.fsm, context.now()) }
        enqueue.assign({ downloads: { ...context.downloads, [file]: moved } })
      },
    ),
    announceDownloadStage: emit(
      (_, { file, ...data }: { file: string; stage: DownloadStage; attempt: number }) => ({
        type: 'stage.entered' as const,
        stream: jobId(file),
        data: { job: jobId(file), ...data },
      }),
    ),
    recordDownload: enqueueActions(
      (
        { context, enqueue },
        { file, told }: { file: string; told: 'ended' | { readonly failed: RemoteError } },
      ) => {
        const plan = context.downloads[file]?.plan
        if (!plan) return
        const events = downloadEvents(plan)
        const news = told === 'ended' ? events.ended(file) : events.failed(file, told.failed)
        writeEvents(enqueue, context, news)
        if (told === 'ended') return
        const failed = downloadFaults(plan).failed(file, told.failed)
        enqueue.raise({ type: 'condition.arose', news: failed })
      },
    ),
    recordDownloadStage: enqueueActions(
      (
        { context, enqueue },
        { file, stage, attempt }: { file: string; stage: DownloadStage; attempt: number },
      ) => {
        const task = context.downloads[file]
        if (!task) return
        const begun = { stage, attempt, left: task.fsm.stage }
        writeEvents(enqueue, context, downloadEvents(task.plan).stageBegun(file, begun))
      },
    ),
    reportDownloadFailure: enqueueActions(
      (
        { context, enqueue },
        { file, failure }: { file: string; failure: StageFailure<DownloadStage> },
      ) => {
        const { stage, attempt, error, retry } = failure
        const plan = context.downloads[file]?.plan
        if (!plan) return
        const faults = downloadFaults(plan)
        const data = { job: jobId(file), stage, attempt, reason: error.text }
        enqueue.emit({ type: 'stage.failed', stream: jobId(file), data })
        writeEvents(enqueue, context, downloadEvents(plan).stageErred(file, failure))
        enqueue.raise({ type: 'condition.arose', news: faults.stageRemoteError(file, stage) })
        enqueue.raise({ type: 'condition.arose', news: faults.stageFailed(file, stage, retry) })
      },
    ),
    interruptDownloads: enqueueActions(
      ({ context, enqueue }, { error }: { error: RemoteError }) => {
        for (const [file, { fsm }] of Object.entries(context.downloads)) {
          if (fsm.status === 'nop' || fsm.status === 'downloadFail') continue
          enqueue.stopChild(jobId(file))
          enqueue.raise({ type: 'download.abandoned', file, error })
        }
      },
    ),
  },
})
