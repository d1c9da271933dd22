import type { FsmFaults } from '../operations/operation-alarms.ts'
import type { RemoteError, StageFailure } from '../vocabulary.ts'
import type { EventNews } from './record.ts'

/** The events of one kind of FSM. */
export interface FsmEvents<Stage extends string> {
  /** The FSM has been set off by a user. */
  readonly begun: (host: string, user: string) => EventNews[]
  /** An attempt of a stage begins; the first one also says that the stage before it has ended. */
  readonly stageBegun: (host: string, begun: BegunStage<Stage>) => EventNews[]
  /** An attempt of a stage has failed; it is tried again, or not. */
  readonly stageErred: (host: string, failure: StageFailure<Stage>) => EventNews[]
  /** The FSM has done its work. */
  readonly ended: (host: string) => EventNews[]
  /** The FSM has failed. */
  readonly failed: (host: string, error: RemoteError) => EventNews[]
}

/** An attempt of a stage; `left` is the one that the FSM was in until then. */
export interface BegunStage<Stage> {
  readonly stage: Stage
  readonly attempt: number
  readonly left: Stage | undefined
}

/** What the events of one kind of FSM are made of. */
export interface FsmEventWords<Stage extends string> {
  readonly faults: FsmFaults<Stage>
  readonly first: Stage
  readonly last: Stage
  /** Each stage by its number in the MIB. */
  readonly numbers: Readonly<Record<Stage | 'begin' | 'fail' | 'success', number>>
}

const FIRST_CODE = 0x40_00_00

/** Makes the events of one kind of FSM. */
export function fsmEvents<Stage extends string>({
  faults,
  first,
  last,
  numbers,
}: FsmEventWords<Stage>): FsmEvents<Stage> {
  function event(
    host: string,
    step: keyof typeof numbers,
    text: string,
    user = 'internal',
  ): EventNews {
    return { code: `E${FIRST_CODE + numbers[step]}`, dn: faults.dn(host), user, text }
  }
  const stageEnded = (host: string, stage: Stage) =>
    event(host, stage, `[FSM:STAGE:END]: ${faults.stageTask(stage)}`)

  return {
    begun: (host, user) => [
      event(host, 'begin', `[FSM:BEGIN]: ${faults.task}`, user),
      event(host, 'begin', `[FSM:STAGE:END]:${faults.stageName('begin')}`, user),
    ],
    stageBegun(host, { stage, attempt, left }) {
      const begun = event(host, stage, `[FSM:STAGE:ASYNC]: ${faults.stageTask(stage)}`)
      if (stage === first || attempt > 0 || left === undefined) return [begun]
      return [stageEnded(host, left), begun]
    },
    stageErred: (host, { stage, retry }) => [
      event(host, stage, faults.stageRemoteError(host, stage).text),
      event(host, stage, faults.stageFailed(host, stage, retry).text),
    ],
    ended: (host) => [stageEnded(host, last), event(host, 'success', `[FSM:END]: ${faults.task}`)],
    failed: (host, error) => [event(host, 'fail', faults.failed(host, error).text)],
  }
}
