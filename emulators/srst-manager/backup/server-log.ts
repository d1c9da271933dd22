import type { FileName } from '../../../src/emulator/index.ts'
import { pathIn } from './backup-url.ts'
import { readHistoryLog, type LoggedBackup } from './history-log.ts'
import { foundBackups, HISTORY_LOG, type FoundBackups } from './layout.ts'
import { fileFault, type OpenServer, type Outcome } from './server-visit.ts'

/** What a server has of backups: what stands in its directory, and what its log tells. */
export interface ServerLog {
  readonly found: FoundBackups
  /** Oldest first. */
  readonly logged: readonly LoggedBackup[]
}

/** The most that is read of a log; some thirty thousand backups. */
const LOG_BYTES_MAX = 8 * 1024 * 1024

/** Lists the directory of backups and reads its log; a directory without a log has an empty one. */
export async function readServerLog({ files, place }: OpenServer): Promise<Outcome<ServerLog>> {
  const listed = await files.list(place.directory)
  // A login that may not enter the directory and one that is refused look alike over FTP.
  if (!listed.ok) return { ok: false, fault: wrongDirectory(fileFault(listed, place), place) }
  const found = foundBackups(listed.value)
  if (!hasLog(listed.value)) return { ok: true, value: { found, logged: [] } }
  const log = await files.get(pathIn(place, HISTORY_LOG), LOG_BYTES_MAX)
  if (!log.ok) return { ok: false, fault: fileFault(log, place) }
  const logged = readHistoryLog(Buffer.from(log.value).toString())
  return { ok: true, value: { found, logged } }
}

/** The first id that nothing on the server has. */
export function nextIdAt({ found, logged }: ServerLog): number {
  const ids = [...found.directories, ...logged].map(({ id }) => id)
  return Math.max(0, ...ids, ...found.manifests) + 1
}

function hasLog(names: readonly FileName[]): boolean {
  return names.some(({ name }) => name === HISTORY_LOG)
}

type Fault = ReturnType<typeof fileFault>

function wrongDirectory(fault: Fault, { protocol }: OpenServer['place']): Fault {
  return protocol === 'ftp' && fault === 'no-file' ? 'access-denied' : fault
}
