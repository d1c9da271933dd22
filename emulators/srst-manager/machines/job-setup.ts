import { assign, enqueueActions } from 'xstate'
import { objectsAfter, readContent } from '../data/content.ts'
import { withObjects } from '../data/system-objects.ts'
import { categoriesOf } from '../schedules/backup-categories.ts'
import { scheduleWith } from '../schedules/schedule.ts'
import type { Category, JobReport } from '../vocabulary.ts'
import { backupJob, restoreJob } from './job-plan.ts'
import { closeSchedule, interrupted, writeDown } from './operation-records.ts'
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
    recordReport: enqueueActions(({ context, enqueue }, { report }: { report: JobReport }) =>
      writeDown(enqueue, context, report.records),
    ),
    recordInterruption: enqueueActions(({ context, enqueue }) =>
      writeDown(enqueue, context, interrupted(context)),
    ),
    closeSchedule: enqueueActions(({ context, enqueue }, ended: { key: string; result: string }) =>
      closeSchedule(enqueue, context, ended),
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
      enqueue.assign({ objects, queue: context.queue.filter((key) => key in objects) })
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

function whereTo(url: string): { protocol: string; host: string } {
  const [, protocol = '', host = ''] = /^(\w+):\/\/([^/:]*)/.exec(url) ?? []
  return { protocol, host }
}
