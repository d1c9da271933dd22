import type { Category, JobReport, RestoreJob } from '../vocabulary.ts'
import { pathIn } from './backup-url.ts'
import type { LoggedBackup } from './history-log.ts'
import { reportOf } from './job-report.ts'
import { manifestOf } from './layout.ts'
import {
  filesOf,
  judgedManifest,
  openedCategory,
  type ContentRefused,
  type TrustedManifest,
} from './opened-backup.ts'
import { readServerLog } from './server-log.ts'
import {
  atServer,
  fileFault,
  type OpenServer,
  type Outcome,
  type Traveller,
} from './server-visit.ts'

/** The machine that restores backups. */
export interface Restorer extends Traveller {
  /** Whether a text is content of a category, which a forged backup need not have. */
  readonly canRead: (category: Category, text: string) => boolean
}

/** The content of some categories of a backup. */
type Contents = Readonly<Partial<Record<Category, string>>>

const MANIFEST_BYTES_MAX = 64 * 1024
const FILE_BYTES_MAX = 32 * 1024 * 1024

/**
 * Fetches every category of a restore and verifies all of it before anything is handed out. A backup is
 * there when the log of its server names each category that its manifest has.
 */
export async function restoreBackup(restorer: Restorer, job: RestoreJob): Promise<JobReport> {
  const { activity } = restorer.surroundings
  const brought = await atServer(restorer, job, async (server): Promise<Outcome<Contents>> => {
    const log = await readServerLog(server)
    if (!log.ok) return log
    const logged = log.value.logged.filter(({ id }) => id === job.id)
    const trusted = await trustedManifest(server, job, logged)
    if (!trusted.ok) return trusted
    const fetched = await fetchAll(server, filesOfAll(trusted.value, job))
    if (!fetched.ok) return fetched
    return activity.during('unpacking a backup', () =>
      openAll(restorer, { trusted: trusted.value, fetched: fetched.value, job }),
    )
  })
  if (!brought.ok) return reportOf(job, { backupId: job.id, fault: brought.fault })
  return { ...reportOf(job, { backupId: job.id }), restored: brought.value }
}

async function trustedManifest(
  { files, place }: OpenServer,
  job: RestoreJob,
  logged: readonly LoggedBackup[],
): Promise<Outcome<TrustedManifest>> {
  const isLogged = (category: Category) => logged.some((entry) => entry.category === category)
  if (!job.categories.every(isLogged)) return { ok: false, fault: 'no-file' }
  const got = await files.get(pathIn(place, manifestOf(job.id)), MANIFEST_BYTES_MAX)
  if (!got.ok) return { ok: false, fault: fileFault(got, place) }
  const isLoggedProtected = logged.some(({ isProtected }) => isProtected)
  const judged = judgedManifest(got.value, { ...job, isLoggedProtected })
  if (!judged.ok) return judged
  const { categories } = judged.manifest
  const isWhole =
    categories.every(isLogged) && job.categories.every((one) => categories.includes(one))
  return isWhole ? { ok: true, value: judged } : { ok: false, fault: 'no-file' }
}

function filesOfAll({ manifest }: TrustedManifest, { categories }: RestoreJob): string[] {
  return categories.flatMap((category) => filesOf(manifest, category))
}

async function fetchAll(
  { files, place }: OpenServer,
  paths: readonly string[],
): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> {
  const fetched = new Map<string, Uint8Array>()
  for (const path of paths) {
    const got = await files.get(pathIn(place, path), FILE_BYTES_MAX)
    if (!got.ok) return { ok: false, fault: fileFault(got, place) }
    fetched.set(path, got.value)
  }
  return { ok: true, value: fetched }
}

async function openAll(
  { canRead }: Restorer,
  { trusted, fetched, job }: FetchedBackup,
): Promise<{ readonly ok: true; readonly value: Contents } | ContentRefused> {
  const contents: Partial<Record<Category, string>> = {}
  for (const category of job.categories) {
    const opened = await openedCategory(trusted, category, fetched)
    if (!opened.ok) return opened
    if (!canRead(category, opened.text)) return { ok: false, fault: 'tampered' }
    contents[category] = opened.text
  }
  return { ok: true, value: contents }
}

interface FetchedBackup {
  readonly trusted: TrustedManifest
  readonly fetched: ReadonlyMap<string, Uint8Array>
  readonly job: RestoreJob
}
