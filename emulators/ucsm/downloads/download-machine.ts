import { assign, fromPromise, sendParent, setup } from 'xstate'
import { notProvided } from '../../../src/emulator/index.ts'
import { readImageName } from '../firmware/image-file.ts'
import { reportedError } from '../operations/operation-fsm.ts'
import { invalidImage } from '../screens/show-download-task.ts'
import type { RemoteError, UcsmEvent, UcsmTimings } from '../vocabulary.ts'
import type { DownloadStage, ImageDownload } from './image-download.ts'

/** How one attempt to fetch an image ended. */
export type ImageReport =
  | { readonly ok: true; readonly bytes: number }
  | { readonly ok: false; readonly error: RemoteError }

export interface DownloadInput {
  readonly plan: ImageDownload
  readonly password: string
  readonly timings: UcsmTimings
}

/** What one run of a download remembers. */
export interface DownloadContext extends DownloadInput {
  readonly attempt: number
  readonly bytes: number
  readonly error: RemoteError | undefined
}

const download = setup({
  types: {
    input: {} as DownloadInput,
    context: {} as DownloadContext,
  },
  actors: {
    /** Fetches the file from the remote host. */
    fetch: fromPromise<ImageReport, { plan: ImageDownload; password: string }>(
      notProvided('fetch'),
    ),
  },
  delays: {
    retryTime: ({ context }) => context.timings.uploadRetryMs,
    unpackTime: ({ context }) => context.timings.importStageMs,
  },
  guards: {
    hasArrived: (_, { report }: { report: ImageReport }) => report.ok,
    mayRetry: ({ context }) => context.attempt + 1 < context.timings.uploadAttemptsMax,
    isImage: ({ context: { plan, bytes } }) => bytes > 0 && readImageName(plan.file) !== undefined,
  },
  actions: {
    tell: sendParent((_, { event }: { event: UcsmEvent }) => event),
    enterStage: sendParent(
      ({ context: { plan, attempt } }, { stage }: { stage: DownloadStage }): UcsmEvent => ({
        type: 'downloadStage.entered',
        file: plan.file,
        stage,
        attempt: stage === 'local' ? attempt : 0,
      }),
    ),
    failStage: sendParent(({ context }, { stage }: { stage: DownloadStage }): UcsmEvent => {
      const { plan, attempt, timings } = context
      const isRetried = stage === 'local' && attempt + 1 < timings.uploadAttemptsMax
      const retry = isRetried ? { retry: attempt + 1 } : {}
      const failure = { stage, attempt, error: reportedError(context), ...retry }
      return { type: 'downloadStage.failed', file: plan.file, failure }
    }),
    keep: assign((_, { report }: { report: ImageReport }) =>
      report.ok ? { bytes: report.bytes } : { error: report.error },
    ),
    blameImage: assign(({ context: { plan } }) => ({ error: invalidImage(plan.file) })),
    countAttempt: assign(({ context }) => ({ attempt: context.attempt + 1 })),
  },
})

const fetching = download.createStateConfig({
  description: 'The file is fetched from the remote host with the algorithms this firmware allows.',
  entry: { type: 'enterStage', params: { stage: 'local' } },
  invoke: {
    src: 'fetch',
    input: ({ context: { plan, password } }) => ({ plan, password }),
    onDone: [
      {
        guard: { type: 'hasArrived', params: ({ event }) => ({ report: event.output }) },
        target: 'unpacking',
        actions: { type: 'keep', params: ({ event }) => ({ report: event.output }) },
      },
      {
        target: 'judging',
        actions: { type: 'keep', params: ({ event }) => ({ report: event.output }) },
      },
    ],
  },
})

const judging = download.createStateConfig({
  description: 'A transfer has failed; the FSM decides whether the stage is tried again.',
  entry: { type: 'failStage', params: { stage: 'local' } },
  always: [{ guard: 'mayRetry', target: 'waiting' }, { target: 'abandoned' }],
})

const unpacking = download.createStateConfig({
  description: 'The file is checked and its images are taken out.',
  entry: { type: 'enterStage', params: { stage: 'unpackLocal' } },
  after: {
    unpackTime: [
      { guard: 'isImage', target: 'succeeded' },
      {
        target: 'abandoned',
        actions: ['blameImage', { type: 'failStage', params: { stage: 'unpackLocal' } }],
      },
    ],
  },
})

/** The FSM of one firmware download: FirmwareDownloaderDownload with its stages. No I/O. */
export const downloadMachine = download.createMachine({
  id: 'download',
  description: 'One run of a firmware download.',
  context: ({ input }) => ({ ...input, attempt: 0, bytes: 0, error: undefined }),
  initial: 'fetching',
  states: {
    fetching,
    judging,
    waiting: {
      description: 'The transfer waits for its next attempt.',
      after: { retryTime: { target: 'fetching', actions: 'countAttempt' } },
    },
    unpacking,
    succeeded: {
      type: 'final',
      description: 'The images are in the catalogue.',
      entry: {
        type: 'tell',
        params: ({ context }) => ({
          event: { type: 'download.succeeded', file: context.plan.file },
        }),
      },
    },
    abandoned: {
      type: 'final',
      description: 'The download has failed; the catalogue is as it was.',
      entry: {
        type: 'tell',
        params: ({ context }) => ({
          event: {
            type: 'download.abandoned',
            file: context.plan.file,
            error: reportedError(context),
          },
        }),
      },
    },
  },
})
