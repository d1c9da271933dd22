import type { Emitted } from '../../../src/emulator/index.ts'
import { withObjects } from '../data/system-objects.ts'
import { scheduleWith } from '../schedules/schedule.ts'
import { INTERRUPTED } from '../screens/interrupted.ts'
import type { OperationRecord, SrstContext } from '../vocabulary.ts'

/** What writing into a history needs of a statechart's queue of actions. */
export interface RecordQueue {
  readonly assign: (change: Partial<SrstContext>) => void
  readonly emit: (told: Emitted) => void
}

/** Operations kept in each history; the oldest go first. */
const HISTORY_MAX = 200

/** Puts what a job has done into the histories and into the schedule that ordered it, and tells of it. */
export function writeDown(
  queue: RecordQueue,
  context: SrstContext,
  records: readonly OperationRecord[],
): void {
  for (const { operation, category, backupId: id, result, reason } of records) {
    const data = { operation, category, id, result, reason }
    queue.emit({ type: 'operation.recorded', stream: 'job', data })
  }
  queue.assign({ ...historiesAfter(context, records), ...nextIdsAfter(context, records) })
  const hasSucceeded = records.every(({ result }) => result === 'Success')
  closeSchedule(queue, context, {
    key: context.jobSchedule ?? '',
    result: hasSucceeded ? 'Success' : 'Fail',
  })
}

/** Notes with a schedule how its turn has ended; nothing when there is no such schedule any more. */
export function closeSchedule(
  queue: RecordQueue,
  { objects }: SrstContext,
  { key, result }: { readonly key: string; readonly result: string },
): void {
  const schedule = objects[key]
  if (!schedule) return
  queue.assign({ objects: withObjects(objects, [scheduleWith(schedule, 'last-result', result)]) })
  queue.emit({ type: 'schedule.ended', stream: 'schedules', data: { schedule: key, result } })
}

/** The records of the job that runs, when it does not come to its end. */
export function interrupted({ job, now }: SrstContext): OperationRecord[] {
  if (!job) return []
  return job.categories.map((category) => ({
    operation: job.kind === 'backup' ? 'Backup' : 'Restore',
    category,
    serverUrl: job.server.url,
    backupId: job.id,
    ...(job.kind === 'restore' && { restoreId: job.restoreId }),
    atMs: now(),
    result: 'Failure',
    reason: INTERRUPTED,
    version: job.version,
  }))
}

function historiesAfter(
  { backups, restores }: SrstContext,
  records: readonly OperationRecord[],
): Pick<SrstContext, 'backups' | 'restores'> {
  const isRestore = ({ operation }: OperationRecord) => operation === 'Restore'
  const newBackups = records.filter((record) => !isRestore(record))
  return {
    backups: [...backups, ...newBackups].slice(-HISTORY_MAX),
    restores: [...restores, ...records.filter(isRestore)].slice(-HISTORY_MAX),
  }
}

/** A backup uses its id up even when it fails; a restore shows that its id is taken when it succeeds. */
function nextIdsAfter(
  { nextBackupId, nextRestoreId }: SrstContext,
  records: readonly OperationRecord[],
): Pick<SrstContext, 'nextBackupId' | 'nextRestoreId'> {
  const taken = records.filter(
    ({ operation, result }) => operation === 'Backup' || result === 'Success',
  )
  const restoreIds = records.map(({ restoreId = 0 }) => restoreId + 1)
  return {
    nextBackupId: Math.max(nextBackupId, ...taken.map(({ backupId }) => backupId + 1)),
    nextRestoreId: Math.max(nextRestoreId, ...restoreIds),
  }
}
