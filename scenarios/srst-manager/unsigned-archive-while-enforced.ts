import { backupServer, srstManager } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

const HOST = 'backup.example.com'
const PASSWORD = 'seven tall ships'

/** Does one thing in offline mode, and comes back. */
async function offline(srst: Actor, order: string): Promise<void> {
  const cli = await srst.login()
  await cli.enter('offline')
  await cli.enter(order)
  await cli.enter('continue')
  cli.close()
}

/** Types lines in configuration mode, and saves. */
async function configure(srst: Actor, ...lines: readonly string[]): Promise<void> {
  const cli = await srst.login()
  await cli.enter('config t')
  for (const line of lines) await cli.enter(line, { password: PASSWORD })
  await cli.enter('end')
  await cli.enter('write')
  cli.close()
}

export default scenario({
  title: 'A backup from before protection is refused once only protected backups may be restored',
  story: `The backups of the first year lie on the server in clear. Then the machine is told to protect
    its backups and to restore no others; months later a site is missed that only an old backup has, and
    its restore is refused. Without enforced it comes back, and so would have whatever anybody had put in
    its place: the risk is yours.`,
  references: [
    'Administration Guide 9.0: "you can allow unsigned backup files to be restored if the risk is acceptable"',
  ],
  tags: ['srst-manager', 'sftp', 'restore', 'protection', 'enforced'],
  lab: {
    start: '2013-01-07T09:00:00Z',
    cast: {
      srst: srstManager({
        hostname: 'srstmgr-1',
        backupUrl: `sftp://${HOST}/vmbackups`,
        backupUsername: 'backup',
        backupPassword: 'mainserver',
      }),
      stranger: srstManager({
        hostname: 'srstmgr-9',
        sites: 1,
        backupUrl: `sftp://${HOST}/stranger`,
        backupUsername: 'backup',
        backupPassword: 'mainserver',
      }),
      server: backupServer({
        profile: 'openssh-5.3',
        hostname: HOST,
        password: 'mainserver',
        files: { '/vmbackups/': '', '/stranger/': '' },
      }),
    },
  },

  async script({ srst, step, advance }) {
    await step('a backup is made in clear', async ({ claim }) => {
      srst.discoverSite('branch-lisbon')
      await offline(srst, 'backup category all')
      claim('the backup succeeds', await srst.lastSucceeds(), srst.backups())
    })

    await step('only protected backups may be restored from now on', async ({ claim, show }) => {
      await configure(
        srst,
        'backup security key generate',
        'backup security protected',
        'backup security enforced',
      )
      const cli = await srst.login()
      show('show backup', await cli.enter('show backup'))
      await cli.enter('reload')
      claim('the machine starts again', await srst.isBack())
    })

    await step('the old backup is refused', async ({ claim, show }) => {
      await advance('90d')
      srst.removeSite('branch-lisbon')
      const before = { configuration: srst.runningConfig(), sites: srst.sites().join() }
      await offline(srst, 'restore id 1 category data')
      claim('the restore fails', !(await srst.lastSucceeds()), srst.restores())
      const { reason = '' } = srst.restores().at(-1) ?? {}
      show('the reason', reason)
      claim('the reason is protection', reason.includes('is not protected'), reason)
      claim('the machine is online again', srst.state() === 'online', srst.state())
      claim('the configuration is as before', srst.runningConfig() === before.configuration)
      claim('the sites are as before', srst.sites().join() === before.sites, srst.sites())
    })
  },

  async repair({ srst, stranger, server, step }) {
    await step('without enforced the site comes back', async ({ claim }) => {
      await configure(srst, 'no backup security enforced')
      await offline(srst, 'restore id 1 category data')
      claim('the restore succeeds', await srst.lastSucceeds(), srst.restores())
      claim('the site is back', srst.sites().includes('branch-lisbon'), srst.sites())
    })

    await step('a protected backup is made, which enforced restores', async ({ claim }) => {
      await configure(srst, 'backup security enforced')
      await offline(srst, 'backup category all')
      claim('the backup succeeds', await srst.lastSucceeds(), srst.backups())
      srst.removeSite('branch-lisbon')
      await offline(srst, 'restore id 2 category data')
      claim('the restore succeeds', await srst.lastSucceeds(), srst.restores())
      claim('the site is back', srst.sites().includes('branch-lisbon'), srst.sites())
    })

    await step('what a stranger puts in the place of the old backup', async ({ claim }) => {
      await offline(stranger, 'backup category all')
      claim('a stranger has a backup', await stranger.lastSucceeds(), stranger.backups())
      const archives = ['Configuration', 'Data'].map((name) => `${name}_1/${name}_1.tar.gz`)
      for (const file of [...archives, 'Backup_1.manifest'])
        await server.putFile(`/vmbackups/${file}`, (await server.file(`/stranger/${file}`)) ?? '')
      const own = srst.sites().join()
      await offline(srst, 'restore id 1 category data')
      claim('enforced refuses it', !(await srst.lastSucceeds()), srst.restores())
      claim('the sites are as before', srst.sites().join() === own, srst.sites())
      await configure(srst, 'no backup security enforced')
      await offline(srst, 'restore id 1 category data')
      claim('without enforced it is restored', await srst.lastSucceeds(), srst.restores())
      const theirs = stranger.sites().join()
      claim('the sites are those of the stranger', srst.sites().join() === theirs, srst.sites())
    })

    await step('the protected backup puts it right, and enforced stays', async ({ claim }) => {
      await configure(srst, 'backup security enforced')
      await offline(srst, 'restore id 2 category data')
      claim('the restore succeeds', await srst.lastSucceeds(), srst.restores())
      claim('the own sites are back', srst.sites().includes('branch-lisbon'), srst.sites())
    })
  },
})
