import { backupServer, srstManager } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

const HOST = 'backup.example.com'
const PASSWORD = 'seven tall ships'

/** Makes a master key from a password, in the place of one that is there. */
async function generateKey(srst: Actor, password: string): Promise<void> {
  const cli = await srst.login()
  await cli.enter('config t')
  await cli.enter('backup security key generate', { password })
  cli.close()
}

/** Does one thing in offline mode, and comes back. */
async function offline(srst: Actor, order: string): Promise<void> {
  const cli = await srst.login()
  await cli.enter('offline')
  await cli.enter(order)
  await cli.enter('continue')
  cli.close()
}

export default scenario({
  title: 'Protected backups are there, and nobody knows the password of the master key',
  story: `The machine is set back to its factory state, and its protected backups are to bring it back.
    The master key was in none of them: without a key nothing is restored, and a key from a password that
    is nearly right is another key, with another magic string. The password in the safe makes the same key
    again, on any machine.`,
  references: [
    'Administration Guide 9.0: the master key is not included in the backup content',
    'Cisco Unity Express command reference, backup security key: magic string',
  ],
  tags: ['srst-manager', 'sftp', 'restore', 'protection', 'master-key'],
  lab: {
    start: '2014-02-03T08:00:00Z',
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

  async script({ srst, step }) {
    const lastReason = () => srst.restores().at(-1)?.reason ?? ''

    await step('a protected backup is made', async ({ claim }) => {
      srst.discoverSite('branch-lisbon')
      await generateKey(srst, PASSWORD)
      const cli = await srst.login()
      await cli.enter('config t')
      await cli.enter('backup security protected')
      await cli.enter('ip domain-name branch.example.com')
      await cli.enter('end')
      await cli.enter('write')
      await cli.enter('reload')
      claim('the machine starts again', await srst.isBack())
      await offline(srst, 'backup category all')
      claim('the backup succeeds', await srst.lastSucceeds(), srst.backups())
    })

    await step('the machine goes back to its factory state', async ({ claim }) => {
      const cli = await srst.login()
      await cli.enter('offline')
      await cli.enter('restore factory default')
      claim('the machine starts again', await srst.isBack())
      claim('its key is gone', srst.magic() === undefined, srst.magic())
      claim('its site is gone', !srst.sites().includes('branch-lisbon'), srst.sites())
    })

    await step('without a key nothing is restored', async ({ claim, show }) => {
      const before = srst.runningConfig()
      await offline(srst, 'restore id 1 category all')
      claim('the restore fails', !(await srst.lastSucceeds()), srst.restores())
      show('the reason', lastReason())
      claim('the reason is the missing key', lastReason().includes('key is not configured'))
      claim('the configuration is as before', srst.runningConfig() === before)
    })

    await step('with a password that is nearly right, neither', async ({ claim, show }) => {
      const before = srst.runningConfig()
      await generateKey(srst, 'seven small ships')
      await offline(srst, 'restore id 1 category all')
      claim('the restore fails', !(await srst.lastSucceeds()), srst.restores())
      show('the reason', lastReason())
      claim('the reason is another key', lastReason().includes('with a different key'))
      claim('the configuration is as before', srst.runningConfig() === before)
      claim('the site is not there', !srst.sites().includes('branch-lisbon'), srst.sites())
    })
  },

  async repair({ srst, step, journal }) {
    await step('the password from the safe makes the same key', async ({ claim }) => {
      await generateKey(srst, PASSWORD)
      const keys = journal({ appliance: 'srst', event: 'masterkey.generated' })
      const magics = keys.map(({ data }) => ('magic' in data ? data.magic : ''))
      claim('three keys were made', magics.length === 3, magics)
      claim('the last is the first', magics[2] === magics[0] && magics[1] !== magics[0], magics)
    })

    await step('the backup brings the machine back', async ({ claim }) => {
      await offline(srst, 'restore id 1 category all')
      claim('the restore succeeds', await srst.lastSucceeds(), srst.restores())
      claim('the site is back', srst.sites().includes('branch-lisbon'), srst.sites())
      const configuration = srst.runningConfig()
      claim('the domain is back', configuration.includes('branch.example.com'), configuration)
      claim('it is saved, too', srst.startupConfig() === configuration)
    })
  },
})
