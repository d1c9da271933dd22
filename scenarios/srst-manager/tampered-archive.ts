import { backupServer, srstManager } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

const HOST = 'backup.example.com'
const PASSWORD = 'seven tall ships'
const ARCHIVE = '/vmbackups/Data_2/Data_2.tar.gz'
/** Somewhere in what is encrypted. */
const BYTE = 400

/** Does one thing in offline mode, and leaves the machine there. */
async function offline(srst: Actor, order: string): Promise<void> {
  const cli = await srst.login()
  await cli.enter('offline')
  await cli.enter(order)
  cli.close()
}

/** Puts the machine online again, by `continue` or by `reload`. */
async function goOnline(srst: Actor, by: 'continue' | 'reload'): Promise<void> {
  const cli = await srst.login()
  await cli.enter('offline')
  await cli.enter(by)
  cli.close()
}

export default scenario({
  title: 'One byte of a protected backup was changed on the server, and the restore stops',
  story: `Backups are encrypted and signed before they leave the machine. On the server somebody changes
    one byte of the newest; when a site is lost and that backup is restored, the machine stops, stays
    offline and waits for its administrator. Nothing of the backup has been taken over, and the one before
    it brings the site back.`,
  references: [
    'Administration Guide 9.0, encrypting and signing of backup content on the server',
    'docs/srst-manager-backup-format.md',
  ],
  tags: ['srst-manager', 'sftp', 'restore', 'protection', 'tampering'],
  lab: {
    start: '2013-05-06T18:00:00Z',
    cast: {
      srst: srstManager({
        hostname: 'srstmgr-1',
        backupUrl: `sftp://${HOST}/vmbackups`,
        backupUsername: 'backup',
        backupPassword: 'mainserver',
      }),
      server: backupServer({
        profile: 'openssh-5.3',
        hostname: HOST,
        password: 'mainserver',
        files: { '/vmbackups/': '' },
      }),
    },
  },

  async script({ srst, server, step, journal }) {
    await step('backups are protected from now on', async ({ claim, show }) => {
      const cli = await srst.login()
      await cli.enter('config t')
      await cli.enter('backup security key generate', { password: PASSWORD })
      await cli.enter('backup security protected')
      await cli.enter('end')
      await cli.enter('write')
      await cli.enter('reload')
      claim('the machine starts again', await srst.isBack())
      const shown = await srst.login()
      show('show backup', await shown.enter('show backup'))
      shown.close()
    })

    await step('two backups are made, with another site in each', async ({ claim }) => {
      for (const site of ['branch-lisbon', 'branch-porto']) {
        srst.discoverSite(site)
        await offline(srst, 'backup category all')
        claim(`the backup with ${site} succeeds`, await srst.lastSucceeds(), srst.backups())
        await goOnline(srst, 'continue')
      }
      const archive = Buffer.from((await server.file(ARCHIVE)) ?? [])
      claim('the archive is encrypted', !archive.includes('branch-porto'))
      claim('it has a signature', await server.has(`${ARCHIVE}.sig`))
    })

    await step('one byte of the newer is changed, and it is restored', async ({ claim, show }) => {
      const archive = Buffer.from((await server.file(ARCHIVE)) ?? [])
      archive.writeUInt8(archive.readUInt8(BYTE) ^ 1, BYTE)
      await server.putFile(ARCHIVE, archive)
      srst.removeSite('branch-lisbon')
      const cli = await srst.login()
      await cli.enter('config t')
      await cli.enter('ip domain-name since-then.example.com')
      cli.close()
      const before = { configuration: srst.runningConfig(), sites: srst.sites().join() }
      await offline(srst, 'restore id 2 category all')
      claim('the restore fails', !(await srst.lastSucceeds()), srst.restores())
      const { reason = '' } = srst.restores().at(-1) ?? {}
      show('the reason', reason)
      claim('the reason is the tampering', reason.includes('has been tampered with'), reason)
      claim('the machine waits offline', srst.state() === 'offline.halted', srst.state())
      claim('the configuration is as before', srst.runningConfig() === before.configuration)
      claim('the sites are as before', srst.sites().join() === before.sites, srst.sites())
    })

    await step('trying again changes nothing', async ({ claim }) => {
      const before = srst.sites().join()
      await offline(srst, 'restore id 2 category data')
      claim('the restore fails', !(await srst.lastSucceeds()), srst.restores())
      claim('the sites are as before', srst.sites().join() === before, srst.sites())
      const restored = journal({ appliance: 'srst', event: 'operation.recorded' }).filter(
        ({ data }) => 'operation' in data && data.operation === 'Restore',
      )
      claim('three restores of a category are recorded', restored.length === 3, restored)
    })
  },

  async repair({ srst, step }) {
    await step('the backup before it is restored', async ({ claim }) => {
      await offline(srst, 'restore id 1 category all')
      claim('the restore succeeds', await srst.lastSucceeds(), srst.restores())
      claim('the machine halts no more', srst.state() === 'offline.waiting', srst.state())
      claim('the lost site is back', srst.sites().includes('branch-lisbon'), srst.sites())
      await goOnline(srst, 'reload')
      claim('the machine starts again', await srst.isBack())
    })

    await step('a new backup is made, and can be restored', async ({ claim }) => {
      const sites = srst.sites().join()
      await offline(srst, 'backup category all')
      claim('the backup succeeds', await srst.lastSucceeds(), srst.backups())
      srst.removeSite('branch-lisbon')
      await offline(srst, 'restore id 3 category all')
      claim('the restore succeeds', await srst.lastSucceeds(), srst.restores())
      claim('the sites are those of the backup', srst.sites().join() === sites, srst.sites())
    })
  },
})
