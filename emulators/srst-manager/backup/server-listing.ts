import { readServerLog } from './server-log.ts'
import type { LoggedBackup } from './history-log.ts'
import { atServer, type Destination, type Outcome, type Traveller } from './server-visit.ts'

/** The backups that a server's log names and that still have their files, oldest first. */
export function listBackups(
  traveller: Traveller,
  destination: Destination,
): Promise<Outcome<readonly LoggedBackup[]>> {
  return atServer(traveller, destination, async (server) => {
    const log = await readServerLog(server)
    if (!log.ok) return log
    const { found, logged } = log.value
    const isThere = ({ category, id }: LoggedBackup) =>
      found.directories.some((each) => each.category === category && each.id === id)
    return { ok: true, value: logged.filter(isThere) }
  })
}
