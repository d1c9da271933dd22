import { backupServer, srstManager } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

const HOST = 'backup.example.com'
const ARCHIVE = '/Configuration_1/Configuration_1.tar.gz'

/** Does one thing in offline mode, and comes back. */
async function offline(srst: Actor, order: string): Promise<void> {
  const cli = await srst.login()
  await cli.enter('offline')
  await cli.enter(order)
  await cli.enter('continue')
  cli.close()
}

export default scenario({
  title: 'A second server answers on the address of the backup server, and the pin gives it away',
  story: `Somebody on the same network answers for the backup server and takes any password. The
    fingerprint that was read at the real server's console is pinned, so that the machine breaks off
    before it says who it is. The intruder gets no password and no file, and nothing it offers is
    restored.`,
  references: [
    'Administration Guide 9.0, backup server authentication using an SSH host key',
    'RFC 4251 section 4.1, host keys',
  ],
  tags: ['srst-manager', 'sftp', 'backup', 'restore', 'host-key', 'security'],
  lab: {
    start: '2013-06-10T07:30:00Z',
    cast: {
      srst: srstManager({
        hostname: 'srstmgr-1',
        backupUrl: `sftp://${HOST}/`,
        backupUsername: 'backup',
        backupPassword: 'mainserver',
      }),
      server: backupServer({ profile: 'openssh-5.3', hostname: HOST, password: 'mainserver' }),
    },
  },

  async script({ srst, server, step, journal }) {
    const logins = () => journal({ appliance: 'server', event: 'login.*' }).length

    await step('the key of the server is pinned, and a backup arrives', async ({ claim, show }) => {
      const cli = await srst.login()
      await cli.enter('config t')
      const md5 = server.hostKeyMd5('ssh-rsa')
      await cli.enter(`security ssh knownhost ${HOST} ssh-rsa ${md5}`)
      await cli.enter('end')
      await cli.enter('write')
      show('show security ssh knownhost', await cli.enter('show security ssh knownhost'))
      await cli.enter('reload')
      claim('the machine starts again', await srst.isBack())
      await offline(srst, 'backup category all')
      claim('the backup succeeds', await srst.lastSucceeds(), srst.backups())
      const arrived = journal({ appliance: 'server', event: 'file.received' })
      claim('its files have arrived', arrived.length > 0, arrived)
    })

    await step('an intruder answers, and gets no backup', async ({ claim }) => {
      server.behave('man-in-the-middle')
      const before = logins()
      await offline(srst, 'backup category all')
      claim('the backup fails', !(await srst.lastSucceeds()), srst.backups())
      const { reason = '' } = srst.backups().at(-1) ?? {}
      claim('the reason is the fingerprint', reason.includes('returnvalue:51'), reason)
      claim('the intruder has seen no login', logins() === before, logins())
      claim('it has no file', (await server.interceptedFile('/history.log')) === undefined)
    })

    await step('nothing is restored from the intruder', async ({ claim, show }) => {
      const before = { logins: logins(), configuration: srst.runningConfig(), sites: srst.sites() }
      await offline(srst, 'restore id 1 category all')
      claim('the restore fails', !(await srst.lastSucceeds()), srst.restores())
      const cli = await srst.login()
      await cli.enter('terminal length 0')
      show('show restore history', await cli.enter('show restore history'))
      cli.close()
      claim('the intruder has seen no login', logins() === before.logins, logins())
      claim('the configuration is as before', srst.runningConfig() === before.configuration)
      claim('the sites are as before', srst.sites().join() === before.sites.join(), srst.sites())
    })
  },

  async repair({ srst, server, step, journal }) {
    await step('the intruder is found and taken off the network', async ({ claim }) => {
      const pinsBefore = journal({ appliance: 'srst', event: 'hostkey.pinned' }).length
      server.behaveNormally('man-in-the-middle')
      claim('the first backup is still on the server', await server.has(ARCHIVE))
      await offline(srst, 'backup category all')
      claim('the backup succeeds', await srst.lastSucceeds(), srst.backups())
      const pins = journal({ appliance: 'srst', event: 'hostkey.pinned' }).length
      claim('no pin was changed for it', pins === pinsBefore, pins)
    })

    await step('what was backed up can be restored', async ({ claim }) => {
      const before = srst.runningConfig()
      srst.removeSite(srst.sites()[0] ?? '')
      const left = srst.sites().length
      await offline(srst, 'restore id 1 category all')
      claim('the restore succeeds', await srst.lastSucceeds(), srst.restores())
      claim('the site is back', srst.sites().length === left + 1, srst.sites())
      claim('the configuration is that of the backup', srst.runningConfig() === before)
    })
  },
})
