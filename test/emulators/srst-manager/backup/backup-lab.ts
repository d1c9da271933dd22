import { onTestFinished } from 'vitest'
import type {
  BackupServerHandle,
  BackupServerOptions,
} from '../../../../emulators/backup-server/index.ts'
import { backupServer } from '../../../../emulators/index.ts'
import { makeBackup } from '../../../../emulators/srst-manager/backup/make-backup.ts'
import { restoreBackup } from '../../../../emulators/srst-manager/backup/restore-backup.ts'
import type { Traveller } from '../../../../emulators/srst-manager/backup/server-visit.ts'
import type {
  BackupJob,
  JobReport,
  RestoreJob,
} from '../../../../emulators/srst-manager/vocabulary.ts'
import { minutes } from '../../../../src/clock/durations.ts'
import type { Surroundings } from '../../../../src/emulator/index.ts'
import { keyFolder } from '../../../../src/lab/key-folder.ts'
import { outpost } from '../../../rooms/emulator/outpost.ts'
import { stillLab } from '../../../rooms/lab/still-lab.ts'
import { contents, ownKey } from './packed.ts'

const PASSWORD = 'mainserver'
/** The client that a libssh2 of about 2012 is: facts, section 10. */
export const oldClient = {
  ident: 'libssh2_1.4.2',
  offer: {
    kex: [
      'diffie-hellman-group14-sha1',
      'diffie-hellman-group-exchange-sha1',
      'diffie-hellman-group1-sha1',
    ],
    hostKey: ['ssh-rsa', 'ssh-dss'],
    cipher: ['aes128-ctr', 'aes256-ctr', 'aes256-cbc', 'aes128-cbc', '3des-cbc'],
    mac: ['hmac-sha1', 'hmac-md5'],
    compression: ['none'],
  },
}

/** What may differ in a backup or restore of these tests. */
export type BackupChange = Partial<Omit<BackupJob, 'kind'>>
export type RestoreChange = Partial<Omit<RestoreJob, 'kind'>>

/** A lab with a backup server of 2009 and a machine that makes backups there. */
export async function startBackupLab(options: BackupServerOptions = {}) {
  const lab = await stillLab(
    {
      srst: outpost({}),
      branch: backupServer({
        profile: 'openssh-5.3',
        username: 'admin',
        password: PASSWORD,
        files: { '/vmbackups/': '' },
        ftp: true,
        ...options,
      }),
    },
    { keyFolder: keyFolder() },
  )
  onTestFinished(() => lab.stop('the test is over'))
  const surroundings = lab.appliance('srst').handle as Surroundings
  surroundings.secret(PASSWORD)
  const branch = lab.appliance('branch')
  const traveller: Traveller = { surroundings, client: oldClient, withinMs: minutes(1) }
  const chance = surroundings.entropy.fork('salt')
  const newSalt = () => Buffer.from(chance.bytes(16)).toString('hex')

  const plan = () => ({
    server: { url: 'sftp://branch/vmbackups', username: 'admin', password: PASSWORD },
    categories: ['configuration', 'data'] as const,
    knownHosts: [],
    masterKey: ownKey,
    version: '9.0.1',
    atMs: lab.clock.now(),
  })
  const backUp = (change: BackupChange = {}) =>
    inLab(
      makeBackup(
        { ...traveller, newSalt },
        {
          ...plan(),
          kind: 'backup',
          id: 1,
          revisionsMax: 5,
          isProtected: false,
          contents,
          ...change,
        },
      ),
    )
  const restore = (
    change: RestoreChange = {},
    canRead = (_: string, text: string) => text !== '',
  ) =>
    inLab(
      restoreBackup(
        { ...traveller, canRead },
        { ...plan(), kind: 'restore', id: 1, restoreId: 1, isEnforced: false, ...change },
      ),
    )

  /** Lets lab time pass until the work is done. */
  async function inLab<Value>(work: Promise<Value>): Promise<Value> {
    let isDone = false
    void work.finally(() => (isDone = true))
    await lab.clock.until(() => isDone, minutes(60))
    return work
  }

  return {
    lab,
    traveller,
    server: branch.handle as BackupServerHandle,
    hostKeys: branch.hostKeys,
    address: branch.address,
    plan,
    inLab,
    backUp,
    restore,
    journal: (appliance: string, event: string) =>
      lab.journal.entries({ appliance, event }).map(({ data }) => data),
  }
}

/** The lab of these tests. */
export type BackupLab = Awaited<ReturnType<typeof startBackupLab>>

/** How each record ends: `Success`, or the last words of its reason. */
export function ends({ records }: JobReport): string[] {
  return records.map(({ result, reason }) =>
    result === 'Success'
      ? result
      : reason.replace(/^[^]* ; (?:Server Url:.*: (?=returnvalue))?/, ''),
  )
}
