import { assign, enqueueActions } from 'xstate'
import { objectsAfter, readContent } from '../data/content.ts'
import { withObjects } from '../data/system-objects.ts'
import { categoriesOf } from '../schedules/backup-categories.ts'
import { scheduleWith } from '../schedules/schedule.ts'
import { INTERRUPTED } from '../screens/interrupted.ts'
import type {
  BackupJob,
  Category,
  JobReport,
  OperationRecord,
  RestoreJob,
  SrstContext,
} from '../vocabulary.ts'
import { backupJob, restoreJob } from './job-plan.ts'
import { srst } from './srst-setup.ts'

/** The words of the chart with those for backups, restores and schedules. */
export const withJobs = srst.extend({
  actions: {
    planBackup: assign(({ context }, { categories }: { categories: readonly Category[] }) => ({
      job: backupJob(context, categories),
      jobSchedule: undefined,
    })),
    planRestore: assign(({ context }, order: { id: number; categories: readonly Category[] }) => ({
      job: restoreJob(context, order),
      jobSchedule: undefined,
    })),
    planQueued: assign(({ context }) => {
      const [key = '', ...queue] = context.queue
      const categories = categoriesOf(context.objects[key])
      return { job: backupJob(context, categories), jobSchedule: key, queue }
    }),
    announceJob: enqueueActions(({ context: { job }, enqueue }) => {
      if (!job) return
      const { protocol, host } = whereTo(job.server.url)
      const type = job.categories.join(' ')
      if (job.kind === 'backup')
        enqueue.emit({ type: 'backup.started', stream: 'job', data: { host, type, protocol } })
      else
        enqueue.emit({ type: 'restore.started', stream: 'job', data: { host, type, id: job.id } })
    }),
    recordReport: enqueueActions(
      ({ context, enqueue }, { records }: Pick<JobReport, 'records'>) => {
        for (const data of records.map(factsOf))
          enqueue.emit({ type: 'operation.recorded', stream: 'job', data })
        enqueue.assign(historiesAfter(context, records))
      },
    ),
    recordInterruption: enqueueActions(({ context, enqueue }) => {
      const records = context.job ? interrupted(context.job, context.now()) : []
      for (const data of records.map(factsOf))
        enqueue.emit({ type: 'operation.recorded', stream: 'job', data })
      enqueue.assign(historiesAfter(context, records))
    }),
    closeSchedule: enqueueActions(
      ({ context, enqueue }, { key, result }: { key: string | undefined; result: string }) => {
        const schedule = context.objects[key ?? '']
        if (key === undefined || !schedule) return
        const ended = scheduleWith(schedule, 'last-result', result)
        enqueue.assign({ objects: withObjects(context.objects, [ended]) })
        enqueue.emit({
          type: 'schedule.ended',
          stream: 'schedules',
          data: { schedule: key, result },
        })
      },
    ),
    adoptRestored: enqueueActions(({ context, enqueue }, { report }: { report: JobReport }) => {
      let { objects } = context
      for (const [category, text] of Object.entries(report.restored ?? {})) {
        const content = readContent(category as Category, text)
        if (!content) continue
        objects = objectsAfter(objects, category as Category, content.objects)
        const { configuration } = content
        if (configuration) enqueue.assign({ running: configuration, startup: configuration })
      }
      enqueue.assign({ objects })
    }),
    beginSchedule: enqueueActions(({ context, enqueue }, { key }: { key: string }) => {
      const schedule = context.objects[key]
      if (!schedule) return
      const lastRun = String(context.now())
      const begun = scheduleWith(schedule, 'last-run', lastRun)
      enqueue.assign({ objects: withObjects(context.objects, [begun]) })
      enqueue.emit({ type: 'schedule.fired', stream: 'schedules', data: { schedule: key } })
    }),
    queueBackup: assign(({ context }, { key }: { key: string }) => ({
      queue: [...context.queue, key],
    })),
    runKron: enqueueActions(({ context, enqueue }, { key }: { key: string }) => {
      const schedule = context.objects[key]
      if (!schedule) return
      const { name, attributes } = schedule
      const input = { key, name, commands: attributes.commands ?? '' }
      enqueue.spawnChild('kron', { id: `${key} ${context.now()}`, input })
    }),
  },
})

/** What a schedule says of a backup that ended: the guide's words in its detail screen. */
export function resultOf({ records }: JobReport): string {
  return records.every(({ result }) => result === 'Success') ? 'Success' : 'Fail'
}

/** The records of an operation that did not come to its end. */
function interrupted(job: BackupJob | RestoreJob, atMs: number): OperationRecord[] {
  return job.categories.map((category) => ({
    operation: job.kind === 'backup' ? 'Backup' : 'Restore',
    category,
    serverUrl: job.server.url,
    backupId: job.id,
    ...(job.kind === 'restore' && { restoreId: job.restoreId }),
    atMs,
    result: 'Failure',
    reason: INTERRUPTED,
    version: job.version,
  }))
}

function factsOf({ operation, category, backupId: id, result, reason }: OperationRecord) {
  return { operation, category, id, result, reason }
}

function historiesAfter(
  { backups, restores, nextBackupId, nextRestoreId }: SrstContext,
  records: readonly OperationRecord[],
) {
  const ids = records.map(({ backupId }) => backupId)
  const hasRestored = records.some(({ operation }) => operation === 'Restore')
  const newBackups = records.filter(({ operation }) => operation === 'Backup')
  const newRestores = records.filter(({ operation }) => operation === 'Restore')
  const succeeded = records.filter(({ result }) => result === 'Success')
  return {
    backups: kept([...backups, ...newBackups]),
    restores: kept([...restores, ...newRestores]),
    nextBackupId: hasRestored
      ? Math.max(nextBackupId, ...succeeded.map(({ backupId }) => backupId + 1))
      : Math.max(nextBackupId, ...ids.map((id) => id + 1)),
    nextRestoreId: nextRestoreId + (hasRestored ? 1 : 0),
  }
}

/** Operations kept in each history; the oldest go first. */
const HISTORY_MAX = 200

function kept(records: readonly OperationRecord[]): readonly OperationRecord[] {
  return records.slice(-HISTORY_MAX)
}

function whereTo(url: string): { protocol: string; host: string } {
  const [, protocol = '', host = ''] = /^(\w+):\/\/([^/:]*)/.exec(url) ?? []
  return { protocol, host }
}
