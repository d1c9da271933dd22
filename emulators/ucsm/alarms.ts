import type { Alarm, BackupStage, RemoteError, Severity } from './vocabulary.ts'

/** What a fault says when it is raised; the list adds its number, counts and times. */
export interface AlarmNews {
  readonly code: string
  readonly name: string
  readonly dn: string
  readonly cause: string
  readonly severity: Severity
  readonly text: string
}

const STAGE_TASKS: Readonly<Record<BackupStage, string>> = {
  backupLocal: 'internal database backup(FSM-STAGE:sam:dme:MgmtBackupBackup:backupLocal)',
  upload: 'internal system backup(FSM-STAGE:sam:dme:MgmtBackupBackup:upload)',
}

const STAGE_CAUSES: Readonly<Record<BackupStage, string>> = {
  backupLocal: 'backup-local-failed',
  upload: 'upload-failed',
}

/** The task text of a stage, as `Current Task` and the stage faults print it. Faults reference 4.3. */
export function stageTask(stage: BackupStage): string {
  return STAGE_TASKS[stage]
}

export const backupDn = (host: string): string => `sys/backup-${host}`

/** F999723: the backup FSM has failed. Text composed as in the field note. */
export function fsmFailed(host: string, error: RemoteError): AlarmNews {
  return {
    code: 'F999723',
    name: 'fsmFailMgmtBackupBackup',
    dn: backupDn(host),
    cause: 'fsm-failed',
    severity: 'critical',
    text: `[FSM:FAILED]: internal system backup(FSM:sam:dme:MgmtBackupBackup). Remote-Invocation-Error: ${error.text}`,
  }
}

/** F78123: the remote end of a stage reported an error. Faults reference 4.3. */
export function stageRemoteError(host: string, stage: BackupStage): AlarmNews {
  return {
    code: 'F78123',
    name: `fsmRmtErrMgmtBackupBackup:${stage}`,
    dn: backupDn(host),
    cause: STAGE_CAUSES[stage],
    severity: 'warning',
    text: `[FSM:STAGE:REMOTE-ERROR]: ${stageTask(stage)}`,
  }
}

/** F16683: a stage failed and is tried again, or failed for good. Pattern of its neighbours in the reference. */
export function stageFailed(
  host: string,
  stage: BackupStage,
  retry: number | undefined,
): AlarmNews {
  const token = retry === undefined ? 'FAILED' : `RETRY:${retry}`
  return {
    code: 'F16683',
    name: `fsmStFailMgmtBackupBackup:${stage}`,
    dn: backupDn(host),
    cause: STAGE_CAUSES[stage],
    severity: 'warning',
    text: `[FSM:STAGE:${token}]: ${stageTask(stage)}`,
  }
}

/** A list of faults after one was raised: a second occurrence on the same object counts, it is not listed twice. */
export function raise(
  alarms: readonly Alarm[],
  news: AlarmNews,
  { nowMs, id }: { nowMs: number; id: number },
): { alarms: readonly Alarm[]; raised: Alarm; isNew: boolean } {
  const known = alarms.find((alarm) => alarm.code === news.code && alarm.dn === news.dn)
  const raised = known ? again(known, news, nowMs) : first(news, nowMs, id)
  const others = alarms.filter((alarm) => alarm !== known)
  return { alarms: [...others, raised], raised, isNew: known === undefined }
}

function first(news: AlarmNews, nowMs: number, id: number): Alarm {
  const { severity } = news
  return {
    ...news,
    id,
    originalSeverity: severity,
    previousSeverity: severity,
    highestSeverity: severity,
    occurrences: 1,
    createdMs: nowMs,
    lastTransitionMs: nowMs,
    type: 'fsm',
  }
}

function again(known: Alarm, news: AlarmNews, nowMs: number): Alarm {
  const occurrences = known.occurrences + 1
  const previousSeverity = known.severity
  return { ...known, ...news, previousSeverity, occurrences, lastTransitionMs: nowMs }
}

/** A list in which every uncleared fault of an object is cleared; `cleared` are those that changed. */
export function clearOf(
  alarms: readonly Alarm[],
  dn: string,
  nowMs: number,
): { alarms: readonly Alarm[]; cleared: readonly Alarm[] } {
  const cleared: Alarm[] = []
  const after = alarms.map((alarm) => {
    if (alarm.dn !== dn || alarm.severity === 'cleared') return alarm
    const over: Alarm = {
      ...alarm,
      severity: 'cleared',
      previousSeverity: alarm.severity,
      lastTransitionMs: nowMs,
    }
    cleared.push(over)
    return over
  })
  return { alarms: after, cleared }
}
