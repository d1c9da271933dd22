import { backupDn, fsmFailed, stageFailed, stageRemoteError, stageTask } from '../alarms.ts'
import { assumed } from '../../../src/emulator/index.ts'
import type { BackupStage, RemoteError, StageFailure } from '../vocabulary.ts'
import type { EventNews } from './record.ts'

export const evidence = assumed(
  'The forms of other FSMs in the faults reference 6.0; codes are 0x400000 and the stage number of the 2018 MIB, which fits the published ones.',
)

const FIRST_CODE = 0x40_00_00

/** Stages of MgmtBackupBackup by their number in the MIB. */
const STAGE_NUMBERS = {
  begin: 290,
  backupLocal: 291,
  upload: 292,
  fail: 398,
  success: 399,
} as const

type Step = keyof typeof STAGE_NUMBERS

const TASK = 'internal system backup(FSM:sam:dme:MgmtBackupBackup)'
const BEGIN_STAGE = '(FSM-STAGE:sam:dme:MgmtBackupBackup:begin)'

/** The FSM has been set off by a user. */
export function backupBegun(host: string, user: string): EventNews[] {
  return [
    event(host, 'begin', `[FSM:BEGIN]: ${TASK}`, user),
    event(host, 'begin', `[FSM:STAGE:END]:${BEGIN_STAGE}`, user),
  ]
}

/** An attempt of a stage begins; the first upload also says that the stage before it has ended. */
export function stageBegun(host: string, stage: BackupStage, attempt: number): EventNews[] {
  const begun = event(host, stage, `[FSM:STAGE:ASYNC]: ${stageTask(stage)}`)
  return stage === 'upload' && attempt === 0 ? [stageEnded(host, 'backupLocal'), begun] : [begun]
}

/** An attempt of a stage has failed; it is tried again, or not. */
export function stageErred(host: string, { stage, retry }: StageFailure): EventNews[] {
  return [
    event(host, stage, stageRemoteError(host, stage).text),
    event(host, stage, stageFailed(host, stage, retry).text),
  ]
}

/** The FSM has done its work. */
export function backupEnded(host: string): EventNews[] {
  return [stageEnded(host, 'upload'), event(host, 'success', `[FSM:END]: ${TASK}`)]
}

/** The FSM has failed. */
export function backupFailed(host: string, error: RemoteError): EventNews[] {
  return [event(host, 'fail', fsmFailed(host, error).text)]
}

function stageEnded(host: string, stage: BackupStage): EventNews {
  return event(host, stage, `[FSM:STAGE:END]: ${stageTask(stage)}`)
}

function event(host: string, step: Step, text: string, user = 'internal'): EventNews {
  return { code: `E${FIRST_CODE + STAGE_NUMBERS[step]}`, dn: backupDn(host), user, text }
}
