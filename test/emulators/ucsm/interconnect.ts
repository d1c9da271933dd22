import { onTestFinished, test as base } from 'vitest'
import type {
  BackupServerHandle,
  BackupServerOptions,
} from '../../../emulators/backup-server/index.ts'
import { backupServer, ucsm } from '../../../emulators/index.ts'
import type { UcsmHandle, UcsmOptions } from '../../../emulators/ucsm/index.ts'
import { keyFolder } from '../../../src/lab/key-folder.ts'
import type { SshCredentials } from '../../../src/ssh/client-auth.ts'
import type { ClientPty } from '../../../src/ssh/index.ts'
import { stillLab } from '../../rooms/lab/still-lab.ts'
import { sshVisits, type Visitor } from '../ssh-visits.ts'

/** The terminal of a visitor: wide and so long that nothing is paged. */
const LONG: ClientPty = { columns: 120, rows: 1_000 }
/** What stands at the end of the screen when the command line waits for its visitor. */
const WAITING = /(?:[#:>] ?|--More--)$/
const HOST = 'host35'
const ADMIN: SshCredentials = { user: 'admin', password: 'fi-secret' }
export const SERVER_PASSWORD = 'server-secret'

/** A lab with one interconnect and a backup server called host35, on virtual time. */
export async function startInterconnect(
  options: UcsmOptions = {},
  doors: Pick<BackupServerOptions, 'ftp' | 'tftp'> = {},
) {
  const lab = await stillLab(
    {
      fi: ucsm({ password: 'fi-secret', ...options }),
      server: backupServer({
        hostname: HOST,
        username: 'user',
        password: SERVER_PASSWORD,
        ...doors,
      }),
    },
    { keyFolder: keyFolder() },
  )
  onTestFinished(() => lab.stop('the test is over'))
  const appliance = lab.appliance('fi')
  const visits = sshVisits(lab, {
    host: appliance.address,
    login: ADMIN,
    pty: LONG,
    ready: /# $/,
    waiting: WAITING,
  })
  /** Logs in; what stands before the first prompt is not part of the conversation. */
  async function visit(...how: Parameters<typeof visits.visit>): Promise<Visitor> {
    const visitor = await visits.visit(...how)
    visitor.turnPage()
    return visitor
  }

  return {
    lab,
    connect: visits.connect,
    visit,
    exec: visits.exec,
    handle: appliance.handle as UcsmHandle,
    server: lab.appliance('server').handle as BackupServerHandle,
    journal: (event: string) =>
      lab.journal.entries({ appliance: 'fi', event }).map(({ data }) => data),
  }
}

/** Tests with a 6332 on 4.0(2a) and someone logged in to it. */
export const test = base
  .extend('fi', () => startInterconnect())
  .extend('cli', ({ fi }) => fi.visit())
