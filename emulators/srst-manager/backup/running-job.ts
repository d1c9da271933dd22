import { fromPromise, type PromiseActorLogic } from 'xstate'
import type { Surroundings } from '../../../src/emulator/index.ts'
import { readContent } from '../data/content.ts'
import type { BackupJob, Category, JobReport, RestoreJob, SrstProfile } from '../vocabulary.ts'
import { makeBackup } from './make-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import type { Traveller } from './server-visit.ts'

const SALT_BYTES = 16

/** The work of the chart's `job`: backups and restores at real servers. */
export function runningJob(
  surroundings: Surroundings,
  profile: SrstProfile,
): PromiseActorLogic<JobReport, BackupJob | RestoreJob> {
  const chance = surroundings.entropy.fork('backup protection')
  const newSalt = () => Buffer.from(chance.bytes(SALT_BYTES)).toString('hex')

  return fromPromise(async ({ input: job, signal }) => {
    surroundings.secret(job.server.password)
    const traveller = { ...travellerOf(surroundings, profile), signal }
    if (job.kind === 'restore') {
      const report = await restoreBackup({ ...traveller, canRead }, job)
      if (report.restored) await handleCategories()
      return report
    }
    await handleCategories()
    return makeBackup({ ...traveller, newSalt }, job)

    /** Collecting or unpacking takes its time for each category. */
    function handleCategories(): Promise<void> {
      return pause(surroundings, job.categories.length * profile.timings.categoryMs)
    }
  })
}

/** The machine as a visitor of backup servers. */
export function travellerOf(
  surroundings: Surroundings,
  { clientIdent: ident, sshClient: offer, timings }: SrstProfile,
): Traveller {
  return { surroundings, client: { ident, offer }, withinMs: timings.transferLimitMs }
}

function canRead(category: Category, text: string): boolean {
  return readContent(category, text) !== undefined
}

function pause({ clock }: Surroundings, ms: number): Promise<void> {
  return new Promise((resolve) => clock.setTimeout(() => resolve(), ms))
}
