import { backupServer, srstManager } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

const HOST = 'backup.example.com'
const ARCHIVE = '/vmbackups/Data_1/Data_1.tar.gz'
const DISK_BYTES = 60_000
/** What somebody else has put there; less than a backup is left beside it. */
const IMAGE = '/images/router.bin'

/** Does one thing in offline mode, and comes back. */
async function offline(srst: Actor, order: string): Promise<void> {
  const cli = await srst.login()
  await cli.enter('offline')
  await cli.enter(order)
  await cli.enter('continue')
  cli.close()
}

export default scenario({
  title: 'A backup fails because the disk of the server is full',
  story: `The backup server is also where people put router images, and one day an image leaves it hardly
    any room. The next backup breaks off in the middle; the machine takes its parts away again and writes
    nothing into the log, so that nobody can restore half a backup. The one before it is as good as ever.`,
  references: ['curl exit code 70: disk full', 'docs/srst-manager-backup-format.md'],
  tags: ['srst-manager', 'sftp', 'backup', 'disk'],
  lab: {
    start: '2013-11-04T10:00:00Z',
    cast: {
      srst: srstManager({
        hostname: 'srstmgr-1',
        sites: 40,
        backupUrl: `sftp://${HOST}/vmbackups`,
        backupUsername: 'backup',
        backupPassword: 'mainserver',
      }),
      server: backupServer({
        profile: 'openssh-5.3',
        hostname: HOST,
        password: 'mainserver',
        quotaBytes: DISK_BYTES,
        files: { '/vmbackups/': '', '/images/': '' },
      }),
    },
  },

  async script({ srst, server, step, journal }) {
    const log = async () => Buffer.from((await server.file('/vmbackups/history.log')) ?? '')

    await step('the first backup has room', async ({ claim, show }) => {
      await offline(srst, 'backup category all')
      claim('the backup succeeds', await srst.lastSucceeds(), srst.backups())
      show('history.log on the server', (await log()).toString())
    })

    await step('an image takes the room, and the second has none', async ({ claim, show }) => {
      const arrived = journal({ appliance: 'server', event: 'file.received' })
      const backupBytes = arrived.reduce(
        (sum, { data }) => sum + ('bytes' in data ? data.bytes : 0),
        0,
      )
      await server.putFile(IMAGE, Buffer.alloc(DISK_BYTES - backupBytes - 6_000))
      const before = { log: await log(), archive: await server.file(ARCHIVE) }
      await offline(srst, 'backup category all')
      claim('the backup fails', !(await srst.lastSucceeds()), srst.backups())
      const { reason = '' } = srst.backups().at(-1) ?? {}
      show('the reason', reason)
      claim('the reason is the disk', reason.includes('returnvalue:70'), reason)
      const cut = journal({ appliance: 'server', event: 'file.received' }).filter(
        ({ data }) => 'complete' in data && !data.complete,
      )
      claim('a file was cut short', cut.length > 0, cut)
      claim('nothing of it is left', !(await server.has('/vmbackups/Data_2/Data_2.tar.gz')))
      claim('it has no manifest', !(await server.has('/vmbackups/Backup_2.manifest')))
      claim('the log on the server is as before', before.log.equals(await log()))
      const archive = Buffer.from((await server.file(ARCHIVE)) ?? '')
      claim('so is the first backup', archive.equals(before.archive ?? Buffer.of()))
    })

    await step('what is not there is not restored, what is there is', async ({ claim }) => {
      const lost = srst.sites()[0] ?? ''
      srst.removeSite(lost)
      await offline(srst, 'restore id 2 category all')
      claim('the second backup is not restored', !(await srst.lastSucceeds()), srst.restores())
      claim('the site stays lost', !srst.sites().includes(lost), srst.sites())
      await offline(srst, 'restore id 1 category data')
      claim('the first is restored', await srst.lastSucceeds(), srst.restores())
      claim('the lost site is back', srst.sites().includes(lost), srst.sites())
    })
  },

  async repair({ srst, server, step }) {
    await step('the image is taken away, and the backup arrives', async ({ claim }) => {
      await server.removeFile(IMAGE)
      await offline(srst, 'backup category all')
      claim('the backup succeeds', await srst.lastSucceeds(), srst.backups())
      const { backupId } = srst.backups().at(-1) ?? {}
      claim('its manifest is there', await server.has(`/vmbackups/Backup_${backupId}.manifest`))
      await offline(srst, `restore id ${backupId} category all`)
      claim('it can be restored', await srst.lastSucceeds(), srst.restores())
    })
  },
})
