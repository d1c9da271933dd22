import { backupServer, srstManager } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

const HOST = 'backup.example.com'
const URL = `sftp://${HOST}/vmbackups`
const PASSWORD = 'seven tall ships'

/** Types lines in configuration mode, and saves. */
async function configure(srst: Actor, ...lines: readonly string[]): Promise<void> {
  const cli = await srst.login()
  await cli.enter('config t')
  for (const line of lines) await cli.enter(line, { password: PASSWORD })
  await cli.enter('end')
  await cli.enter('write')
  cli.close()
}

/** Goes offline, does one thing there and comes back; logs in as the machine was cast unless told otherwise. */
async function offline(srst: Actor, order: string, password = srst.password): Promise<void> {
  const cli = await srst.login({ password })
  await cli.enter('offline')
  await cli.enter(order)
  await cli.enter('continue')
  cli.close()
}

export default scenario({
  title: 'The machine is gone, and its backup is restored on a new one',
  story: `The host under SRST Manager has died, and a new machine is deployed on another. It has the
    backup server of the factory and no master key, and until both are right the protected backups are of
    no use to it. With the same password it becomes the old machine: configuration, pins, sites, even the
    login, and its next backup has the next id.`,
  references: [
    'Administration Guide 9.0: restoring on any other machine with the same master key',
    'Administration Guide 9.0, backing up and restoring data',
  ],
  tags: ['srst-manager', 'sftp', 'restore', 'protection', 'migration'],
  lab: {
    start: '2014-04-07T06:00:00Z',
    cast: {
      old: srstManager({ hostname: 'srstmgr-1', sites: 6 }),
      fresh: srstManager({ hostname: 'srstmgr-new', sites: 0 }),
      server: backupServer({
        profile: 'openssh-5.3',
        hostname: HOST,
        password: 'mainserver',
        files: { '/vmbackups/': '' },
      }),
    },
  },

  async script({ old, fresh, server, step }) {
    const login = `username ${server.username} password ${server.password}`
    const lastReason = () => fresh.restores().at(-1)?.reason ?? ''

    await step('the old machine makes a protected backup', async ({ claim }) => {
      await configure(
        old,
        `backup server url ${URL} ${login}`,
        `security ssh knownhost ${HOST} ssh-rsa ${server.hostKeyMd5('ssh-rsa')}`,
        'backup security key generate',
        'backup security protected',
        'backup security enforced',
      )
      await offline(old, 'backup category all')
      claim('the backup succeeds', await old.lastSucceeds(), old.backups())
    })

    await step('the new machine looks in the wrong place', async ({ claim, show }) => {
      const down = await old.login()
      await down.enter('offline')
      await down.enter('shutdown')
      claim('the old machine is down', old.state() === 'down', old.state())
      await offline(fresh, 'restore id 1 category all')
      show('the reason', lastReason())
      claim('the restore fails', !(await fresh.lastSucceeds()), fresh.restores())
      const factory = 'Server Url:ftp://127.0.0.1/ftp: returnvalue:28'
      claim('it asks the server of the factory', lastReason().includes(factory), lastReason())
    })

    await step('with the server it finds the backup, and has no key', async ({ claim, show }) => {
      await configure(fresh, `backup server url ${URL} ${login}`)
      const cli = await fresh.login()
      await cli.enter('terminal length 0')
      const list = await cli.enter('show backup server')
      show('show backup server', list)
      claim('the backup is there', list.includes('Backup ID:      1'), list)
      cli.close()
      const before = fresh.runningConfig()
      await offline(fresh, 'restore id 1 category all')
      claim('the restore fails', !(await fresh.lastSucceeds()), fresh.restores())
      claim('the reason is the key', lastReason().includes('key is not configured'), lastReason())
      claim('the configuration is as before', fresh.runningConfig() === before)
      claim('there are no sites', fresh.sites().length === 0, fresh.sites())
    })
  },

  async repair({ old, fresh, server, step }) {
    await step('with the same password the backup is restored', async ({ claim }) => {
      await configure(fresh, 'backup security key generate')
      claim('both have the same key', fresh.magic() === old.magic(), fresh.magic())
      await offline(fresh, 'restore id 1 category all')
      claim('the restore succeeds', await fresh.lastSucceeds(), fresh.restores())
      const cli = await fresh.login({ password: old.password })
      await cli.enter('reload')
      claim('the machine starts again', await fresh.isBack())
    })

    await step('the new machine is the old one, its accounts included', async ({ claim }) => {
      const configuration = fresh.runningConfig()
      claim('it has the same configuration', configuration === old.runningConfig(), configuration)
      claim('it has the same six sites', fresh.sites().join() === old.sites().join(), fresh.sites())
      claim('there are six', fresh.sites().length === 6, fresh.sites())
      const pin = `security ssh knownhost ${HOST} ssh-rsa ${server.hostKeyMd5('ssh-rsa')}`
      claim('the host key is pinned', configuration.includes(pin), configuration)
    })

    await step('it goes on where the old one has stopped', async ({ claim }) => {
      await offline(fresh, 'backup category all', old.password)
      claim('the backup succeeds', await fresh.lastSucceeds(), fresh.backups())
      claim('it has the next id', fresh.backups().at(-1)?.backupId === 2, fresh.backups())
      claim('the old backup is still there', await server.has('/vmbackups/Backup_1.manifest'))
    })
  },
})
