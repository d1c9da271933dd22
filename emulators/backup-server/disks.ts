import {
  createFolderStore,
  createMemoryStore,
  faultyStore,
  watchedStore,
  type FileStore,
  type Surroundings,
} from '../../src/emulator/index.ts'
import type { ServerFault } from './machine.ts'
import type { Meeting } from './meeting.ts'
import { storeFaults } from './server-faults.ts'

/** What the disks of a backup server hold from the start. */
export interface DiskPlan {
  /** Bytes that its disk holds, when its files are in memory. */
  readonly quotaBytes?: number
  /** Files on its disk from the start, by path, when they are in memory; a path that ends in `/` is a directory. */
  readonly files?: Readonly<Record<string, string>>
  /** A folder of this machine for its files, instead of memory. */
  readonly folder?: string
}

/** The disks that files may be written to: the server's own, the empty one after an installation, and an intruder's. */
export interface Disks {
  readonly of: (disk: Meeting['disk']) => FileStore
  /** The same disk as its faults leave it. */
  readonly faulty: (disk: Meeting['disk'], faults: readonly ServerFault[]) => FileStore
}

/** Opens the disks of a backup server; those beside its own are in memory, and empty. */
export function openDisks(plan: DiskPlan, surroundings: Surroundings): Disks {
  const { clock } = surroundings
  const opened = new Map<Meeting['disk'], FileStore>()
  const worn = new Map<Meeting['disk'], { faults: readonly ServerFault[]; store: FileStore }>()

  function of(disk: Meeting['disk']): FileStore {
    const store = opened.get(disk)
    if (store) return store
    const made = disk === 'own' ? ownDisk(plan, surroundings) : createMemoryStore({ clock })
    opened.set(disk, made)
    return made
  }

  return {
    of,
    faulty(disk, faults) {
      const last = worn.get(disk)
      // A full disk counts over all connections until the fault is lifted.
      if (last?.faults === faults) return last.store
      const store = faultyStore(of(disk), storeFaults(faults))
      worn.set(disk, { faults, store })
      return store
    },
  }
}

function ownDisk(
  { folder, quotaBytes, files = {} }: DiskPlan,
  { clock, activity }: Surroundings,
): FileStore {
  if (folder !== undefined)
    return watchedStore(createFolderStore({ root: folder, clock }), activity)
  return createMemoryStore({ clock, files, ...(quotaBytes !== undefined && { quotaBytes }) })
}
