import { onTestFinished, test as base } from 'vitest'
import type { FtdHandle, FtdOptions } from '../../../emulators/ftd/index.ts'
import { ftd } from '../../../emulators/index.ts'
import type { CastMember } from '../../../src/emulator/index.ts'
import { keyFolder } from '../../../src/lab/key-folder.ts'
import type { LabPlan } from '../../../src/lab/lab.ts'
import type { ClientPty } from '../../../src/ssh/index.ts'
import { stillLab } from '../../rooms/lab/still-lab.ts'
import { sshVisits } from '../ssh-visits.ts'

const WIDE: ClientPty = { columns: 200, rows: 1_000 }
/** What stands at the end of the screen when somebody is to type. */
const WAITING = /[#>:$?] ?$/
const ADMIN = { user: 'admin', password: 'ftd-secret' }
const ADDRESS = '10.48.67.54'

/** A lab with the device BSNS-1120-1, and whom the test wants besides, on virtual time. */
export async function startDevice(
  options: FtdOptions = {},
  others: Readonly<Record<string, CastMember>> = {},
  plan: Partial<LabPlan> = {},
) {
  const own = { hostname: 'BSNS-1120-1', address: ADDRESS, password: ADMIN.password, ...options }
  const lab = await stillLab(
    { ...others, ftd: ftd(own) },
    { keyFolder: keyFolder(), startMs: Date.parse('2024-10-14T12:41:00Z'), ...plan },
  )
  onTestFinished(() => lab.stop('the test is over'))
  const { connect, visit, exec } = sshVisits(lab, {
    host: ADDRESS,
    login: ADMIN,
    pty: WIDE,
    ready: /> $/,
    waiting: WAITING,
  })
  return {
    lab,
    connect,
    visit,
    exec,
    handle: lab.appliance('ftd').handle as FtdHandle,
    journal: (event: string) =>
      lab.journal.entries({ appliance: 'ftd', event }).map(({ data }) => data),
  }
}

/** Tests with an FTD 1120 on 7.2 that has no manager, and its administrator logged in. */
export const test = base
  .extend('device', () => startDevice({ model: '1120' }))
  .extend('cli', async ({ device }) => {
    const cli = await device.visit()
    cli.turnPage()
    return cli
  })
