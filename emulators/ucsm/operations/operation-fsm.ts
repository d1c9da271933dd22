import type { RemoteError } from '../vocabulary.ts'

/** The FSM attributes of an operation with a remote file (SDK MgmtBackup and MgmtImporter: fsm*). */
export interface OperationFsm<Stage extends string> {
  readonly status: string
  readonly previous: string
  readonly progress: number
  readonly attempt: number
  /** Lab time, milliseconds since 1970; absent when it never ran. */
  readonly stampMs?: number
  readonly stage?: Stage
  readonly error?: RemoteError
}

/** The values of fsmStatus that one kind of FSM has, and its progress in percent at each stage. */
export interface FsmWords<Stage extends string> {
  readonly stages: Readonly<Record<Stage, { readonly status: string; readonly progress: number }>>
  readonly failed: string
  readonly succeeded: string
}

/** An attempt of a stage, and when it began: lab time, milliseconds since 1970. */
export interface StageEntry<Stage extends string> {
  readonly stage: Stage
  readonly attempt: number
  readonly nowMs: number
}

/** The steps that one kind of FSM takes. */
export interface FsmSteps<Stage extends string> {
  /** After it entered a stage. */
  readonly entered: (fsm: OperationFsm<Stage>, entry: StageEntry<Stage>) => OperationFsm<Stage>
  /** At rest after it has failed. Progress 0 and the stage kept, as captured of a backup. */
  readonly failed: (
    fsm: OperationFsm<Stage>,
    error: RemoteError,
    nowMs: number,
  ) => OperationFsm<Stage>
  /** At rest after it has succeeded: everything but the past is blank, as captured of a backup. */
  readonly succeeded: (nowMs: number) => OperationFsm<Stage>
}

/** An FSM that never ran. */
export const restingFsm: OperationFsm<never> = {
  status: 'nop',
  previous: 'nop',
  progress: 0,
  attempt: 0,
}

/** Whether an FSM is between its beginning and its end. */
export function isRunning<Stage extends string>(fsm: OperationFsm<Stage> | undefined): boolean {
  return fsm !== undefined && fsm.status !== 'nop' && !fsm.status.endsWith('Fail')
}

/** Makes the steps of one kind of FSM. */
export function fsmSteps<Stage extends string>(words: FsmWords<Stage>): FsmSteps<Stage> {
  return {
    entered: (fsm, { stage, attempt, nowMs }) => ({
      ...words.stages[stage],
      previous: fsm.status === 'nop' ? fsm.previous : fsm.status,
      attempt,
      stampMs: nowMs,
      stage,
    }),
    failed: (fsm, error, nowMs) => ({
      ...fsm,
      status: words.failed,
      previous: words.failed,
      progress: 0,
      stampMs: nowMs,
      error,
    }),
    succeeded: (nowMs) => ({
      ...restingFsm,
      previous: words.succeeded,
      progress: 100,
      stampMs: nowMs,
    }),
  }
}

/** What an operation reports that failed: its error, or that of the interconnect itself when it has none. */
export function reportedError({ error }: { readonly error: RemoteError | undefined }): RemoteError {
  return error ?? { result: 'internal-error', code: 'ERR-internal-error', text: '' }
}

/** The FSM after a stage reported an error and before it is tried again. */
export function erred<Stage extends string>(
  fsm: OperationFsm<Stage>,
  error: RemoteError,
): OperationFsm<Stage> {
  return { ...fsm, error }
}
