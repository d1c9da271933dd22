import { assign, fromPromise, sendParent, setup } from 'xstate'
import { notProvided } from '../../../src/emulator/index.ts'
import { reportedError } from '../operations/operation-fsm.ts'
import type { BackupPlan, RemoteError, UcsmEvent, UcsmTimings } from '../vocabulary.ts'

/** A backup file that is ready to be sent. */
export interface BackupFile {
  readonly bytes: Uint8Array
}

/** How one upload ended. */
export type UploadReport =
  | { readonly ok: true; readonly bytes: number; readonly sha256: string }
  | { readonly ok: false; readonly error: RemoteError }

export interface BackupInput {
  readonly plan: BackupPlan
  readonly password: string
  readonly timings: UcsmTimings
}

/** What one run of a backup operation remembers. */
export interface BackupContext extends BackupInput {
  readonly attempt: number
  readonly file: BackupFile | undefined
  readonly error: RemoteError | undefined
}

const backup = setup({
  types: {
    input: {} as BackupInput,
    context: {} as BackupContext,
  },
  actors: {
    /** Collects the configuration into a file. */
    collect: fromPromise<BackupFile, BackupPlan>(notProvided('collect')),
    /** Sends the file to the remote host. */
    upload: fromPromise<UploadReport, { plan: BackupPlan; password: string; file: BackupFile }>(
      notProvided('upload'),
    ),
  },
  delays: {
    backupLocalTime: ({ context }) => context.timings.backupLocalMs,
    retryTime: ({ context }) => context.timings.uploadRetryMs,
  },
  guards: {
    hasArrived: (_, { report }: { report: UploadReport }) => report.ok,
    mayRetry: ({ context }) => context.attempt + 1 < context.timings.uploadAttemptsMax,
  },
  actions: {
    tell: sendParent((_, { event }: { event: UcsmEvent }) => event),
    keepFile: assign((_, { file }: { file: BackupFile }) => ({ file })),
    keepError: assign((_, { report }: { report: UploadReport }) =>
      report.ok ? {} : { error: report.error },
    ),
    countAttempt: assign(({ context }) => ({ attempt: context.attempt + 1 })),
  },
})

const savingLocally = backup.createStateConfig({
  description: 'The management database is written to a file on the interconnect.',
  entry: {
    type: 'tell',
    params: ({ context }) => ({ event: stageEntered(context, 'backupLocal') }),
  },
  after: { backupLocalTime: 'collecting' },
})

const collecting = backup.createStateConfig({
  description: 'The file of this backup type is made from the configuration as it is now.',
  invoke: {
    src: 'collect',
    input: ({ context }) => context.plan,
    onDone: {
      target: 'uploading',
      actions: { type: 'keepFile', params: ({ event }) => ({ file: event.output }) },
    },
  },
})

const uploading = backup.createStateConfig({
  description: 'The file is sent to the remote host with the algorithms this firmware allows.',
  entry: { type: 'tell', params: ({ context }) => ({ event: stageEntered(context, 'upload') }) },
  invoke: {
    src: 'upload',
    input: ({ context }) => ({
      plan: context.plan,
      password: context.password,
      file: context.file ?? { bytes: new Uint8Array() },
    }),
    onDone: [
      {
        guard: { type: 'hasArrived', params: ({ event }) => ({ report: event.output }) },
        target: 'succeeded',
        actions: {
          type: 'tell',
          params: ({ context, event }) => ({ event: succeededWith(context, event.output) }),
        },
      },
      {
        target: 'judging',
        actions: { type: 'keepError', params: ({ event }) => ({ report: event.output }) },
      },
    ],
  },
})

const judging = backup.createStateConfig({
  description: 'An upload has failed; the FSM decides whether the stage is tried again.',
  entry: { type: 'tell', params: ({ context }) => ({ event: uploadFailed(context) }) },
  always: [{ guard: 'mayRetry', target: 'waiting' }, { target: 'abandoned' }],
})

const waiting = backup.createStateConfig({
  description: 'The stage waits for its next attempt.',
  after: { retryTime: { target: 'uploading', actions: 'countAttempt' } },
})

/** The FSM of one backup operation: MgmtBackupBackup with its stages backupLocal and upload. No I/O. */
export const backupMachine = backup.createMachine({
  id: 'backup',
  description: 'One run of a backup operation.',
  context: ({ input }) => ({ ...input, attempt: 0, file: undefined, error: undefined }),
  initial: 'savingLocally',
  states: {
    savingLocally,
    collecting,
    uploading,
    judging,
    waiting,
    succeeded: { type: 'final', description: 'The file has arrived.' },
    abandoned: {
      type: 'final',
      description: 'The attempts are used up; the operation has failed.',
      entry: {
        type: 'tell',
        params: ({ context }) => ({
          event: {
            type: 'backup.abandoned',
            host: context.plan.host,
            error: reportedError(context),
          },
        }),
      },
    },
  },
})

function stageEntered(
  { plan, attempt }: BackupContext,
  stage: 'backupLocal' | 'upload',
): UcsmEvent {
  return { type: 'stage.entered', host: plan.host, stage, attempt }
}

function uploadFailed(context: BackupContext): UcsmEvent {
  const { plan, attempt, timings } = context
  const retry = attempt + 1 < timings.uploadAttemptsMax ? { retry: attempt + 1 } : {}
  const failure = { stage: 'upload' as const, attempt, error: reportedError(context), ...retry }
  return { type: 'stage.failed', host: plan.host, failure }
}

function succeededWith({ plan }: BackupContext, report: UploadReport): UcsmEvent {
  const { bytes, sha256 } = report.ok ? report : { bytes: 0, sha256: '' }
  return { type: 'backup.succeeded', host: plan.host, bytes, sha256 }
}
