import { expect } from 'vitest'
import type { FtdHandle } from '../../../emulators/ftd/index.ts'
import { FTD_ADDRESS, managedFtd, startManager, test } from './fmc-lab.ts'

/** A manager and a device that do not know each other. */
async function strangers() {
  const world = await startManager({}, { ftd: managedFtd({ managers: [] }) })
  const ftd = world.handle<FtdHandle>('ftd')
  return { ...world, ftd }
}

/** What a peer record of the manager is on a device that somebody has told of it. */
function told(key: string, natId?: string) {
  return `configure manager add 10.48.79.232 ${key}${natId === undefined ? '' : ` ${natId}`}`
}
