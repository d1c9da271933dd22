import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder in memory, where there is such a place, that only its owner can read. */
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** Gives `work` an empty folder and takes it away afterwards. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(PLACE, 'fieldfault-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
