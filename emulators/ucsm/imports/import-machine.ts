import { assign, fromPromise, sendParent, setup } from 'xstate'
import { notProvided } from '../../../src/emulator/index.ts'
import type { ConfigurationReading } from '../backup-file/read-configuration.ts'
import { reportedError } from '../operations/operation-fsm.ts'
import { importError } from '../screens/import-error.ts'
import type { RemoteError, UcsmEvent, UcsmTimings } from '../vocabulary.ts'
import type { ImportPlan, ImportStage } from './import-objects.ts'

/** How one download ended. */
export type DownloadReport =
  | { readonly ok: true; readonly reading: ConfigurationReading }
  | { readonly ok: false; readonly error: RemoteError }

export interface ImportInput {
  readonly plan: ImportPlan
  readonly password: string
  readonly timings: UcsmTimings
  /** What the file must say of its password encryption key; absent on firmware that has none. */
  readonly keyCheck?: string
}

/** What one run of an import remembers. */
export interface ImportContext extends ImportInput {
  readonly attempt: number
  readonly reading: ConfigurationReading | undefined
  readonly error: RemoteError | undefined
}

const importer = setup({
  types: {
    input: {} as ImportInput,
    context: {} as ImportContext,
  },
  actors: {
    /** Fetches the file from the remote host and reads it. */
    download: fromPromise<DownloadReport, { plan: ImportPlan; password: string }>(
      notProvided('download'),
    ),
  },
  delays: {
    retryTime: ({ context }) => context.timings.uploadRetryMs,
    stageTime: ({ context }) => context.timings.importStageMs,
  },
  guards: {
    hasArrived: (_, { report }: { report: DownloadReport }) => report.ok,
    mayRetry: ({ context }) => context.attempt + 1 < context.timings.uploadAttemptsMax,
    needsKey: ({ context }) => context.keyCheck !== undefined,
    keyMatches: ({ context: { reading, keyCheck } }) =>
      !reading?.ok || reading.keyCheck === undefined || reading.keyCheck === keyCheck,
    isConfiguration: ({ context }) => context.reading?.ok === true,
  },
  actions: {
    tell: sendParent((_, { event }: { event: UcsmEvent }) => event),
    enterStage: sendParent(
      ({ context: { plan, attempt } }, { stage }: { stage: ImportStage }): UcsmEvent => ({
        type: 'importStage.entered',
        host: plan.host,
        stage,
        attempt: stage === 'downloadLocal' ? attempt : 0,
      }),
    ),
    failStage: sendParent(({ context }, { stage }: { stage: ImportStage }): UcsmEvent => {
      const { plan, attempt, timings } = context
      const isRetried = stage === 'downloadLocal' && attempt + 1 < timings.uploadAttemptsMax
      const retry = isRetried ? { retry: attempt + 1 } : {}
      const failure = { stage, attempt, error: reportedError(context), ...retry }
      return { type: 'importStage.failed', host: plan.host, failure }
    }),
    keep: assign((_, { report }: { report: DownloadReport }) =>
      report.ok ? { reading: report.reading } : { error: report.error },
    ),
    blameKey: assign({ error: importError('wrong-key', '') }),
    blameFile: assign(({ context: { reading } }) =>
      reading && !reading.ok ? { error: importError(reading.why, reading.detail) } : {},
    ),
    countAttempt: assign(({ context }) => ({ attempt: context.attempt + 1 })),
    handOver: sendParent(({ context: { plan, reading } }): UcsmEvent => ({
      type: 'configuration.imported',
      action: plan.action,
      objects: reading?.ok ? reading.objects : [],
    })),
  },
})

const downloading = importer.createStateConfig({
  description: 'The file is fetched from the remote host with the algorithms this firmware allows.',
  entry: { type: 'enterStage', params: { stage: 'downloadLocal' } },
  invoke: {
    src: 'download',
    input: ({ context: { plan, password } }) => ({ plan, password }),
    onDone: [
      {
        guard: { type: 'hasArrived', params: ({ event }) => ({ report: event.output }) },
        target: 'arrived',
        actions: { type: 'keep', params: ({ event }) => ({ report: event.output }) },
      },
      {
        target: 'judging',
        actions: { type: 'keep', params: ({ event }) => ({ report: event.output }) },
      },
    ],
  },
})

const judging = importer.createStateConfig({
  description: 'A download has failed; the FSM decides whether the stage is tried again.',
  entry: { type: 'failStage', params: { stage: 'downloadLocal' } },
  always: [{ guard: 'mayRetry', target: 'waiting' }, { target: 'abandoned' }],
})

const verifyingKey = importer.createStateConfig({
  description: 'The key of the file is compared with the password encryption key.',
  entry: { type: 'enterStage', params: { stage: 'verifyKey' } },
  after: {
    stageTime: [
      { guard: 'keyMatches', target: 'configuring' },
      {
        target: 'abandoned',
        actions: ['blameKey', { type: 'failStage', params: { stage: 'verifyKey' } }],
      },
    ],
  },
})

const configuring = importer.createStateConfig({
  description: 'The file is read and its objects become the configuration.',
  entry: { type: 'enterStage', params: { stage: 'config' } },
  after: {
    stageTime: [
      { guard: 'isConfiguration', target: 'reporting', actions: 'handOver' },
      {
        target: 'abandoned',
        actions: ['blameFile', { type: 'failStage', params: { stage: 'config' } }],
      },
    ],
  },
})

/** The FSM of one import: MgmtImporterImport with its stages. No I/O. */
export const importMachine = importer.createMachine({
  id: 'import',
  description: 'One run of an import operation.',
  context: ({ input }) => ({ ...input, attempt: 0, reading: undefined, error: undefined }),
  initial: 'downloading',
  states: {
    downloading,
    judging,
    waiting: {
      description: 'The download waits for its next attempt.',
      after: { retryTime: { target: 'downloading', actions: 'countAttempt' } },
    },
    arrived: {
      description: 'The file is here.',
      always: [{ guard: 'needsKey', target: 'verifyingKey' }, { target: 'configuring' }],
    },
    verifyingKey,
    configuring,
    reporting: {
      description: 'What became of every object is reported.',
      entry: { type: 'enterStage', params: { stage: 'reportResults' } },
      after: { stageTime: 'succeeded' },
    },
    succeeded: {
      type: 'final',
      description: 'The configuration is that of the file.',
      entry: {
        type: 'tell',
        params: ({ context: { plan, reading } }) => ({
          event: {
            type: 'import.succeeded',
            host: plan.host,
            objects: reading?.ok ? reading.objects.length : 0,
          },
        }),
      },
    },
    abandoned: {
      type: 'final',
      description: 'The import has failed; the configuration is as it was.',
      entry: {
        type: 'tell',
        params: ({ context }) => ({
          event: {
            type: 'import.abandoned',
            host: context.plan.host,
            error: reportedError(context),
          },
        }),
      },
    },
  },
})
