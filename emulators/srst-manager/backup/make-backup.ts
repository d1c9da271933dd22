import type { FileAnswer, FileSession } from '../../../src/emulator/index.ts'
import type { BackupJob, JobReport } from '../vocabulary.ts'
import { pathIn } from './backup-url.ts'
import { historyLines } from './history-log.ts'
import { recordsOf, reportOf } from './job-report.ts'
import { directoryOf, HISTORY_LOG, manifestOf } from './layout.ts'
import { packedBackup, type PackedFile } from './packed-backup.ts'
import { outdated, removeBackup, removeOutdated } from './rotation.ts'
import { nextIdAt, readServerLog, type ServerLog } from './server-log.ts'
import { atServer, fileFault, type OpenServer, type Traveller } from './server-visit.ts'

/** The machine that makes backups. */
export interface BackupMaker extends Traveller {
  /** A new salt for each backup: 32 hexadecimal digits. */
  readonly newSalt: () => string
}

/**
 * Makes a backup and sends it. It counts once the server's log names it, which is written after the manifest,
 * which is written after everything else; a connection that breaks before leaves nothing that is restored.
 */
export async function makeBackup(maker: BackupMaker, job: BackupJob): Promise<JobReport> {
  let backupId = job.id
  const { isProtected, masterKey } = job
  if (isProtected && !masterKey) return reportOf(job, { backupId, fault: 'no-key' })
  const sent = await atServer(maker, job, async (server) => {
    const log = await readServerLog(server)
    if (!log.ok) return log
    backupId = Math.max(backupId, nextIdAt(log.value))
    const refused = await send(maker, { ...job, id: backupId }, server)
    if (refused) {
      if (isStillThere(refused)) await removeRests(server, job, backupId)
      return { ok: false, fault: fileFault(refused, server.place) }
    }
    await rotate(server, job, withNew(log.value, job, backupId))
    return { ok: true, value: undefined }
  })
  return reportOf(job, { backupId, ...(!sent.ok && { fault: sent.fault }) })
}

async function send(
  { surroundings, newSalt }: BackupMaker,
  job: BackupJob,
  { files, place }: OpenServer,
): Promise<Refused | undefined> {
  const { masterKey: key, isProtected } = job
  const protection = key && isProtected ? { protection: { key, salt: newSalt() } } : {}
  const packed = await surroundings.activity.during('packing a backup', () =>
    packedBackup({ ...job, ...protection }),
  )
  const directories = job.categories.map((category) => directoryOf(category, job.id))
  const log = historyLines(recordsOf(job, { backupId: job.id }), isProtected)
  return firstRefused([
    ...directories.map((name) => () => files.makeDirectory(pathIn(place, name))),
    ...packed.map((file) => () => put(files, pathIn(place, file.path), file)),
    () => files.append(pathIn(place, HISTORY_LOG), Buffer.from(log)),
  ])
}

function put(files: FileSession, path: string, { bytes }: PackedFile): Promise<Answer> {
  return files.put(path, bytes)
}

type Answer = FileAnswer<undefined>
type Refused = Answer & { readonly ok: false }

async function firstRefused(
  steps: readonly (() => Promise<Answer>)[],
): Promise<Refused | undefined> {
  for (const step of steps) {
    const answer = await step()
    if (!answer.ok) return answer
  }
  return undefined
}

/** Whether the server can be asked for more after this. */
function isStillThere({ refusal }: Refused): boolean {
  return refusal !== 'closed-early' && refusal !== 'timed-out'
}

/** Takes away what a backup that failed has left. */
async function removeRests(
  server: OpenServer,
  { categories }: BackupJob,
  id: number,
): Promise<void> {
  await server.files.remove(pathIn(server.place, manifestOf(id)))
  for (const category of categories) await removeBackup(server, category, id)
}

/** What cannot be removed now is found again by the next backup, so it fails none. */
function rotate(server: OpenServer, { revisionsMax }: BackupJob, log: ServerLog): Promise<void> {
  return removeOutdated(server, outdated(log, revisionsMax))
}

function withNew({ found, logged }: ServerLog, job: BackupJob, id: number): ServerLog {
  const { categories, isProtected } = job
  const added = categories.map((category) => ({ category, id }))
  return {
    found: {
      directories: [...found.directories, ...added],
      manifests: [...found.manifests, id],
    },
    logged: [...logged, ...added.map((each) => ({ ...each, date: '', isProtected }))],
  }
}
