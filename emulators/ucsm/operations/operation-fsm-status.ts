import type { OperationFsm } from './operation-fsm.ts'
import type { FsmStage, ShownFsm } from '../screens/fsm-status.ts'

/** What is known of one kind of FSM besides its state. */
export interface OperationFsmNames<Stage extends string> {
  readonly dn: string
  /** As `Current FSM` prints it: `Backup`. */
  readonly current: string
  /** In their order. */
  readonly stages: readonly Stage[]
  readonly failed: string
}

/** The FSM of an operation in the terms of `show fsm status expand`. */
export function shownOperation<Stage extends string>(
  fsm: OperationFsm<Stage>,
  names: OperationFsmNames<Stage>,
): ShownFsm {
  const { dn, current } = names
  if (fsm.stampMs === undefined) return { dn, status: 'nop', progress: 0, stages: [] }
  const status = outcomeOf(fsm, names.failed)
  return {
    dn,
    current,
    status,
    progress: fsm.progress,
    stages: stagesOf(fsm, names, status),
    ...(status !== 'inProgress' && { completedMs: fsm.stampMs }),
  }
}

function outcomeOf({ status }: OperationFsm<string>, failed: string): string {
  if (status === 'nop') return 'success'
  return status === failed ? 'fail' : 'inProgress'
}

function stagesOf<Stage extends string>(
  { stage, attempt }: OperationFsm<Stage>,
  { stages, current }: OperationFsmNames<Stage>,
  outcome: string,
): FsmStage[] {
  const reached = stage === undefined ? stages.length : stages.indexOf(stage)
  return stages.map((one, index) => ({
    name: `${current}${one.charAt(0).toUpperCase()}${one.slice(1)}`,
    status: index === reached ? outcome : index < reached ? 'success' : 'pending',
    attempt: index === reached ? attempt : 0,
  }))
}
