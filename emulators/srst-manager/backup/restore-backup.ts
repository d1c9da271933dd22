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
 * Fetches and verifies everything that the manifest of a backup names, whatever is wanted of it, before
 * anything is handed out. A backup is there when the log of its server names each category of its manifest.
 */
export async function restoreBackup(restorer: Restorer, job: RestoreJob): Promise<JobReport> {
  const { activity } = restorer.surroundings
  const brought = await atServer(restorer, job, async (server): Promise<Outcome<Contents>> => {
    const log = await readServerLog(server)
    if (!log.ok) return log
    const logged = log.value.logged.filter(({ id }) => id === job.id)
    const trusted = await trustedManifest(server, job, logged)
    if (!trusted.ok) return trusted
    const fetched = await fetchBackup(server, trusted.value, job)
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

/** The files of every category. One that is not wanted may be gone: each has revisions of its own. */
async function fetchBackup(
  { files, place }: OpenServer,
  { manifest }: TrustedManifest,
  job: RestoreJob,
): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> {
  const fetched = new Map<string, Uint8Array>()
  for (const category of manifest.categories)
    for (const path of filesOf(manifest, category)) {
      const got = await files.get(pathIn(place, path), FILE_BYTES_MAX)
      if (got.ok) fetched.set(path, got.value)
      else if (got.refusal !== 'no-such-file' || job.categories.includes(category))
        return { ok: false, fault: fileFault(got, place) }
    }
  return { ok: true, value: fetched }
}

async function openAll(
  { canRead }: Restorer,
  { trusted, fetched, job }: FetchedBackup,
): Promise<{ readonly ok: true; readonly value: Contents } | ContentRefused> {
  const contents: Partial<Record<Category, string>> = {}
  for (const category of categoriesIn(trusted, fetched)) {
    const opened = await openedCategory(trusted, category, fetched)
    if (!opened.ok) return opened
    if (!canRead(category, opened.text)) return { ok: false, fault: 'tampered' }
    if (job.categories.includes(category)) contents[category] = opened.text
  }
  return { ok: true, value: contents }
}

/** The categories of which anything was there; a part that is missing is found out when they are opened. */
function categoriesIn(
  { manifest }: TrustedManifest,
  fetched: ReadonlyMap<string, Uint8Array>,
): Category[] {
  return manifest.categories.filter((category) =>
    filesOf(manifest, category).some((path) => fetched.has(path)),
  )
}

interface FetchedBackup {
  readonly trusted: TrustedManifest
  readonly fetched: ReadonlyMap<string, Uint8Array>
  readonly job: RestoreJob
}
