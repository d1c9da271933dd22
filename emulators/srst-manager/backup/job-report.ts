import { reasonOf, type OperationFault } from '../screens/operation-reasons.ts'
import type { BackupJob, JobReport, OperationRecord, RestoreJob } from '../vocabulary.ts'

/** How a job ended: under which id, and with what fault if it failed. */
export interface JobEnd {
  readonly backupId: number
  readonly fault?: OperationFault
}

/** The records of a job, one a category: a job succeeds or fails as a whole. */
export function recordsOf(
  job: BackupJob | RestoreJob,
  { backupId, fault }: JobEnd,
): OperationRecord[] {
  const { kind, categories, server, atMs, version } = job
  const operation = kind === 'backup' ? 'Backup' : 'Restore'
  const serverUrl = server.url
  return categories.map((category) => ({
    operation,
    category,
    serverUrl,
    backupId,
    ...(job.kind === 'restore' && { restoreId: job.restoreId }),
    atMs,
    result: fault === undefined ? 'Success' : 'Failure',
    reason: fault === undefined ? '' : reasonOf(fault, { operation, category, serverUrl }),
    version,
  }))
}

/** What the machine is told of a job that has ended. */
export function reportOf(job: BackupJob | RestoreJob, end: JobEnd): JobReport {
  return { records: recordsOf(job, end), wasTampered: end.fault === 'tampered' }
}
