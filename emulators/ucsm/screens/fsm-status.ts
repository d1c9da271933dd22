import { documented } from '../../../src/emulator/index.ts'
import { table } from './table.ts'
import { shown, shownTime } from './wording.ts'

export const evidence = documented(
  'Firmware Management guide 4.3: show fsm status expand of an auto-install; other objects are taken to have the same layout, and the form without expand to end before the stages.',
)

/** One stage of an FSM. */
export interface FsmStage {
  readonly name: string
  /** As the SDK has it: success, skip, inProgress. */
  readonly status: string
  readonly attempt: number
}

/** The FSM of an object as `show fsm status` tells it. */
export interface ShownFsm {
  /** The name of the object it belongs to. */
  readonly dn: string
  /** What it does or did last; absent when it never ran. */
  readonly current?: string
  readonly status: string
  /** When it ended; absent while it runs. Lab time, milliseconds since 1970. */
  readonly completedMs?: number
  readonly progress: number
  readonly stages: readonly FsmStage[]
}

const COLUMNS = [
  { title: 'Order', width: 6 },
  { title: 'Stage Name', width: 40 },
  { title: 'Status', width: 12 },
  { title: 'Try', width: 3 },
]

/** An FSM that never ran. */
export function idleFsm(dn: string): ShownFsm {
  return { dn, status: 'nop', progress: 100, stages: [] }
}

/** `show fsm status`, with `expand` its stages too. */
export function fsmStatusScreen(fsm: ShownFsm, expand: true | undefined): string {
  const { dn, current = 'Nop', status, completedMs, progress, stages } = fsm
  const rows = [
    `Affected Object: ${dn}/fsm`,
    `Current FSM: ${current}`,
    `Status: ${shown(status)}`,
    `Completion Time: ${completedMs === undefined ? '' : shownTime(completedMs)}`,
    `Progress (%): ${progress}`,
  ]
  const head = ['    FSM Status:', '', ...rows.map((row) => `        ${row}`.trimEnd()), '']
  return [...head, ...(expand && stages.length > 0 ? stageLines(stages) : [])].join('\n')
}

function stageLines(stages: readonly FsmStage[]): string[] {
  const rows = stages.map(({ name, status, attempt }, index) => [
    String(index + 1),
    name,
    shown(status),
    String(attempt),
  ])
  return ['FSM Stage:', '', ...table(COLUMNS, rows), ''].map((line) =>
    line === '' ? '' : `        ${line}`,
  )
}
