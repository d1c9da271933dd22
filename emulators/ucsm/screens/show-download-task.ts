import { assumed, documented } from '../../../src/emulator/index.ts'
import { downloadFaults, transferState, type DownloadTask } from '../downloads/image-download.ts'
import type { RemoteError } from '../vocabulary.ts'
import { fsmRows } from './backup-fsm.ts'
import { shown } from './wording.ts'

export const evidence = documented(
  'Firmware Management guide 4.3: show download-task; column widths are those of its one sample.',
)
export const detailEvidence = assumed(
  'show download-task detail and fsm status: the attributes of the SDK in the layout of backups.',
)

const HEADER = [
  '',
  'Download task:',
  'File Name                              Protocol   Server            Userid      State',
  '---------                              --------   ---------------   ---------   -----',
]
const WIDTHS = [39, 11, 18, 12]

/** `show download-task`: the tasks in the order in which they were ordered. */
export function downloadTable(tasks: readonly DownloadTask[]): string {
  return [...HEADER, ...tasks.map(taskRow)].join('\n')
}

function taskRow({ plan, fsm }: DownloadTask): string {
  const { file, protocol, host, user } = plan
  const values = [file, shown(protocol), host, user]
  // A long value is followed by one blank at least.
  const cells = values.map((value, index) => `${value} `.padEnd(WIDTHS[index] ?? 0))
  return `${cells.join('')}${shown(transferState(fsm))}`
}

/** `show download-task detail`. */
export function downloadDetail({ plan, fsm }: DownloadTask): string {
  const { file, protocol, host, port, user, path } = plan
  const rows = [
    `File Name: ${file}`,
    `Protocol: ${shown(protocol)}`,
    `Server: ${host}`,
    `Port: ${port ?? 0}`,
    `Userid: ${user}`,
    `Path: ${path.slice(0, path.lastIndexOf('/')) || '/'}`,
    `State: ${shown(transferState(fsm))}`,
    `Current Task: ${fsm.status === 'nop' ? '' : currentTask({ plan, fsm })}`,
  ]
  return ['', 'Download task:', ...rows.map((row) => `    ${row}`.trimEnd())].join('\n')
}

/** `show download-task FILE fsm status`. */
export function downloadFsmScreen({ plan, fsm }: DownloadTask): string {
  return fsmRows(`File Name: ${plan.file}`, fsm, currentTask({ plan, fsm }))
}

function currentTask({ plan, fsm }: DownloadTask): string {
  return fsm.stage ? downloadFaults(plan).stageTask(fsm.stage) : ''
}

/** What the FSM reports of a file that is no firmware. The code is the SDK's, the sentence is supposed. */
export function invalidImage(file: string): RemoteError {
  return {
    result: 'end-point-failed',
    code: 'ERR-DNLD-invalid-image',
    text: `${file}: Invalid image#`,
  }
}
