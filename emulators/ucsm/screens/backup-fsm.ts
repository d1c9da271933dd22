import { captured } from '../../../src/emulator/index.ts'
import { backupFaults } from '../alarms.ts'
import type { OperationFsm } from '../operations/operation-fsm.ts'
import type { BackupFsm } from '../vocabulary.ts'
import { shown, shownTime } from './wording.ts'

export const evidence = captured(
  'Two sessions in the README of a published backup script, October 2019: one failed, one good.',
)

/** `show backup fsm status HOST`, and `show fsm status` inside a backup. */
export function backupFsmScreen(host: string, fsm: BackupFsm): string {
  return fsmLines(host, fsm, fsm.stage ? backupFaults.stageTask(fsm.stage) : '')
}

/** The FSM of an operation of a host, with the text of its current task. */
export function fsmLines(host: string, fsm: OperationFsm<string>, task: string): string {
  return fsmRows(`Hostname: ${host}`, fsm, task)
}

/** The FSM of an object, below the line that names it. */
export function fsmRows(title: string, fsm: OperationFsm<string>, task: string): string {
  const { status, previous, progress, attempt, stampMs, error } = fsm
  const rows = [
    ['Remote Result', error ? shown(error.result) : 'Not Applicable'],
    ['Remote Error Code', error ? shown(error.code) : 'None'],
    ['Remote Error Description', error?.text ?? ''],
    ['Status', shown(status)],
    ['Previous Status', shown(previous)],
    ['Timestamp', shownTime(stampMs)],
    ['Try', String(attempt)],
    ['Progress (%)', String(progress)],
    ['Current Task', task],
  ]
  const lines = rows.map(([name, value]) => `        ${name}: ${value}`.trimEnd())
  return ['', title, '', '    FSM 1:', ...lines, ''].join('\n')
}
