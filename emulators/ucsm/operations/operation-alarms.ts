import type { AlarmNews } from '../alarms.ts'
import type { RemoteError } from '../vocabulary.ts'

/** What the faults of one kind of FSM say. Texts and codes of the faults reference 4.3. */
export interface FsmFaultWords<Stage extends string> {
  /** The FSM as the model calls it: `MgmtBackupBackup`. */
  readonly fsm: string
  /** What the whole of it does. */
  readonly task: string
  readonly stages: Readonly<Record<Stage, { readonly task: string; readonly cause: string }>>
  readonly codes: Readonly<Record<'failed' | 'remoteError' | 'stageFailed', string>>
  /** The name of the operation of a host. */
  readonly dn: (host: string) => string
}

/** The faults of one kind of FSM, and the tasks that their texts name. */
export interface FsmFaults<Stage extends string> {
  readonly dn: (host: string) => string
  /** The task of the whole FSM with its name. */
  readonly task: string
  /** The name of a stage, or of the point at which the FSM begins. */
  readonly stageName: (stage: Stage | 'begin') => string
  /** The task text of a stage, as `Current Task`, events and the stage faults print it. */
  readonly stageTask: (stage: Stage) => string
  /** The FSM has failed. */
  readonly failed: (host: string, error: RemoteError) => AlarmNews
  /** The remote end of a stage reported an error. */
  readonly stageRemoteError: (host: string, stage: Stage) => AlarmNews
  /** A stage failed and is tried again, or failed for good. */
  readonly stageFailed: (host: string, stage: Stage, retry: number | undefined) => AlarmNews
}

/** Makes the faults of one kind of FSM. */
export function fsmFaults<Stage extends string>(words: FsmFaultWords<Stage>): FsmFaults<Stage> {
  const { fsm, stages, codes, dn } = words
  const task = `${words.task}(FSM:sam:dme:${fsm})`
  const stageName = (stage: Stage | 'begin') => `(FSM-STAGE:sam:dme:${fsm}:${stage})`
  const stageTask = (stage: Stage) => stages[stage].task + stageName(stage)
  const stageNews = (host: string, stage: Stage) =>
    ({
      dn: dn(host),
      cause: stages[stage].cause,
      severity: 'warning',
      type: 'fsm',
    }) as const
  return {
    dn,
    task,
    stageName,
    stageTask,
    failed: (host, error) => ({
      code: codes.failed,
      name: `fsmFail${fsm}`,
      dn: dn(host),
      cause: 'fsm-failed',
      severity: 'critical',
      type: 'fsm',
      text: `[FSM:FAILED]: ${task}. Remote-Invocation-Error: ${error.text}`,
    }),
    stageRemoteError: (host, stage) => ({
      ...stageNews(host, stage),
      code: codes.remoteError,
      name: `fsmRmtErr${fsm}:${stage}`,
      text: `[FSM:STAGE:REMOTE-ERROR]: ${stageTask(stage)}`,
    }),
    stageFailed: (host, stage, retry) => ({
      ...stageNews(host, stage),
      code: codes.stageFailed,
      name: `fsmStFail${fsm}:${stage}`,
      text: `[FSM:STAGE:${retry === undefined ? 'FAILED' : `RETRY:${retry}`}]: ${stageTask(stage)}`,
    }),
  }
}
