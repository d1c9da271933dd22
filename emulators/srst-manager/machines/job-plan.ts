import {
  backupServerOf,
  isEnforced,
  isProtected,
  knownHostsOf,
  revisionsOf,
} from '../backup/backup-settings.ts'
import { contentsOf } from '../data/content.ts'
import type { BackupJob, Category, JobPlan, RestoreJob, SrstContext } from '../vocabulary.ts'

const NO_SERVER = { url: '', username: '', password: '' }

/** A backup as the machine would make it now. */
export function backupJob(context: SrstContext, categories: readonly Category[]): BackupJob {
  return {
    ...jobPlan(context, categories),
    kind: 'backup',
    id: context.nextBackupId,
    revisionsMax: revisionsOf(context.running),
    isProtected: isProtected(context.running),
    contents: contentsOf(context),
  }
}

/** A restore as the machine would make it now. */
export function restoreJob(
  context: SrstContext,
  { id, categories }: { readonly id: number; readonly categories: readonly Category[] },
): RestoreJob {
  return {
    ...jobPlan(context, categories),
    kind: 'restore',
    id,
    restoreId: context.nextRestoreId,
    isEnforced: isEnforced(context.running),
  }
}

function jobPlan(context: SrstContext, categories: readonly Category[]): JobPlan {
  const { running, masterKey, profile, now } = context
  return {
    server: backupServerOf(running) ?? NO_SERVER,
    categories,
    knownHosts: knownHostsOf(running),
    ...(masterKey && { masterKey }),
    version: profile.version,
    atMs: now(),
  }
}
