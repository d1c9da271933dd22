import { onTestFinished, test as base } from 'vitest'
import type {
  BackupServerHandle,
  BackupServerOptions,
} from '../../../emulators/backup-server/index.ts'
import { backupServer, srstManager } from '../../../emulators/index.ts'
import type { SrstHandle, SrstOptions } from '../../../emulators/srst-manager/index.ts'
import { keyFolder } from '../../../src/lab/key-folder.ts'
import type { ClientPty } from '../../../src/ssh/index.ts'
import { stillLab } from '../../rooms/lab/still-lab.ts'
import { sshVisits } from '../ssh-visits.ts'

/** The terminal of a visitor: wide and so long that nothing is paged. */
const LONG: ClientPty = { columns: 160, rows: 1_000 }
/** What stands at the end of the screen when the command line waits for its visitor. */
const WAITING = /(?:[#>:?] ?|--More-- )$/
const ADMIN = { user: 'admin', password: 'srst-secret' }
export const SERVER_LOGIN = { username: 'backup', password: 'server-secret' }

/** A lab with one machine called srstmgr-1 and a backup server, on virtual time. */
export async function startManager(options: SrstOptions = {}, server: BackupServerOptions = {}) {
  const lab = await stillLab(
    {
      srst: srstManager({ hostname: 'srstmgr-1', password: ADMIN.password, ...options }),
      server: backupServer({ profile: 'openssh-5.3', ...SERVER_LOGIN, ...server }),
    },
    { keyFolder: keyFolder(), startMs: Date.parse('2012-08-29T12:00:00Z') },
  )
  onTestFinished(() => lab.stop('the test is over'))
  const appliance = lab.appliance('srst')
  const { connect, visit, exec } = sshVisits(lab, {
    host: appliance.address,
    login: ADMIN,
    pty: LONG,
    ready: /# $/,
    waiting: WAITING,
  })
  return {
    lab,
    visit,
    exec,
    connect,
    appliance,
    handle: appliance.handle as SrstHandle,
    server: lab.appliance('server').handle as BackupServerHandle,
    serverAddress: lab.appliance('server').address,
    journal: (event: string) =>
      lab.journal.entries({ appliance: 'srst', event }).map(({ data }) => data),
  }
}

/** Tests with a machine on 9.0 and its administrator logged in. */
export const test = base
  .extend('srst', () => startManager())
  .extend('cli', ({ srst }) => srst.visit())
