import type { Category } from '../vocabulary.ts'
import { pathIn } from './backup-url.ts'
import { directoryOf, manifestOf, type StoredCategory } from './layout.ts'
import type { ServerLog } from './server-log.ts'
import type { OpenServer } from './server-visit.ts'

/** What of a server's backups is to go. */
export interface Outdated {
  readonly directories: readonly StoredCategory[]
  /** Ids of manifests that name nothing any more. */
  readonly manifests: readonly number[]
}

/**
 * What is older than the newest whole backups of each category, as many of them as are kept. What broke off
 * counts for nothing and goes when it has become older than they are.
 */
export function outdated({ found, logged }: ServerLog, revisionsMax: number): Outdated {
  const oldestKept: Readonly<Record<Category, number>> = {
    configuration: oldestKeptOf('configuration'),
    data: oldestKeptOf('data'),
  }
  const isOld = ({ category, id }: StoredCategory) => id < oldestKept[category]
  const stillNamed = new Set(found.directories.filter((each) => !isOld(each)).map(({ id }) => id))
  return {
    directories: found.directories.filter(isOld),
    manifests: found.manifests.filter((id) => !stillNamed.has(id)),
  }

  function oldestKeptOf(category: Category): number {
    const isWhole = (each: StoredCategory) =>
      each.category === category &&
      logged.some((entry) => entry.category === category && entry.id === each.id)
    const ids = found.directories.filter(isWhole).map(({ id }) => id)
    return ids.toSorted((a, b) => b - a)[revisionsMax - 1] ?? 0
  }
}

/** Removes what is to go, the manifest of a backup before what it names. What cannot be removed stays. */
export async function removeOutdated(
  server: OpenServer,
  { directories, manifests }: Outdated,
): Promise<void> {
  for (const id of manifests) await server.files.remove(pathIn(server.place, manifestOf(id)))
  for (const { category, id } of directories) await removeBackup(server, category, id)
}

/** Removes what there is of a category of a backup. */
export async function removeBackup(
  { files, place }: OpenServer,
  category: Category,
  id: number,
): Promise<void> {
  const directory = pathIn(place, directoryOf(category, id))
  const listed = await files.list(directory)
  if (!listed.ok) return
  for (const { name } of listed.value) await files.remove(`${directory}/${name}`)
  await files.removeDirectory(directory)
}
