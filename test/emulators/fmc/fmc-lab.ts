import { onTestFinished, test as base } from 'vitest'
import { fmc, type FmcHandle, type FmcOptions } from '../../../emulators/fmc/index.ts'
import { ftd, type FtdHandle, type FtdOptions } from '../../../emulators/ftd/index.ts'
import type { CastMember } from '../../../src/emulator/index.ts'
import { keyFolder } from '../../../src/lab/key-folder.ts'
import type { ClientPty } from '../../../src/ssh/index.ts'
import { stillLab } from '../../rooms/lab/still-lab.ts'
import { sshVisits } from '../ssh-visits.ts'

export const DAY_MS = 86_400_000
export const START_MS = Date.parse('2024-09-20T04:00:00Z')
export const FMC_ADDRESS = '10.48.79.232'
export const FTD_ADDRESS = '10.48.79.23'

const WIDE: ClientPty = { columns: 200, rows: 1_000 }
/** What stands at the end of the screen when somebody is to type. */
const WAITING = /[#>:$?] ?$/
const ADMIN = { user: 'admin', password: 'fmc-secret' }

/** A lab with a manager and whom the test wants besides, on virtual time. */
export async function startManager(
  options: FmcOptions = {},
  others: Readonly<Record<string, CastMember>> = {},
) {
  const own = { hostname: 'FMC-1', address: FMC_ADDRESS, password: ADMIN.password, ...options }
  const lab = await stillLab(
    { fmc: fmc(own), ...others },
    { keyFolder: keyFolder(), startMs: START_MS },
  )
  onTestFinished(() => lab.stop('the test is over'))
  const { connect, visit, exec } = sshVisits(lab, {
    host: FMC_ADDRESS,
    login: ADMIN,
    pty: WIDE,
    ready: WAITING,
    waiting: WAITING,
  })
  return {
    lab,
    connect,
    visit,
    exec,
    fmc: lab.appliance('fmc').handle as FmcHandle,
    handle: (role: string) => lab.appliance(role).handle,
    journal: (event: string, appliance = 'fmc') =>
      lab.journal.entries({ appliance, event }).map(({ data }) => data),
  }
}

/** A device that has the manager from the start. */
export function managedFtd(options: FtdOptions = {}): CastMember {
  const { password } = ADMIN
  return ftd({ hostname: 'FTD-1', address: FTD_ADDRESS, password, managers: ['fmc'], ...options })
}

/** A manager and one device between which a tunnel stands. */
export async function startPair(options: FmcOptions = {}, device: FtdOptions = {}) {
  const world = await startManager(options, { ftd: managedFtd(device) })
  await world.fmc.devicesComeUp()
  return { ...world, ftd: world.handle('ftd') as FtdHandle }
}

/** Tests with a manager alone. */
export const test = base.extend('manager', () => startManager())
