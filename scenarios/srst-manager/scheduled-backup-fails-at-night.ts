import { backupServer, srstManager } from 'fieldfault/emulators'
import { scenario, type Actor } from 'fieldfault/scenario'

const HOST = 'backup.example.com'

/** The fingerprint of the RSA key as ssh-keygen prints it on the server. */
async function fingerprintAt(server: Actor): Promise<string> {
  const shell = await server.login()
  const printed = await shell.enter('ssh-keygen -l -f /etc/ssh/ssh_host_rsa_key.pub')
  shell.close()
  return printed.split(' ')[1] ?? ''
}

export default scenario({
  title: 'The nightly backup stops after the host keys of the server were made anew',
  story: `A schedule backs the machine up every night at two; the host key of the server is pinned. One
    afternoon the server is patched and its host keys are made anew. That night the machine goes offline,
    is refused by its own pin and comes back, and no alert is raised: it is found in the morning by who
    looks at the history.`,
  references: [
    'Administration Guide 9.0, viewing reports: no alert for a failed backup',
    'Cisco Unity Express 8.0 CLI guide, scheduled backups',
  ],
  tags: ['srst-manager', 'sftp', 'backup', 'schedule', 'host-key'],
  lab: {
    start: '2013-08-20T16:00:00Z',
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

  async script({ srst, server, step, advance, journal }) {
    const results = () =>
      journal({ appliance: 'srst', event: 'schedule.ended' }).map(({ data }) =>
        'result' in data ? data.result : '',
      )

    await step('a schedule is set up, and the key is pinned', async ({ claim, show }) => {
      const cli = await srst.login()
      await cli.enter('config t')
      await cli.enter('backup server authenticate')
      await cli.enter('end')
      await cli.enter('backup schedule nightly')
      await cli.enter('description every night')
      await cli.enter('repeat daily at time 02:00')
      await cli.enter('backup categories all')
      await cli.enter('end')
      await cli.enter('write')
      show('show backup schedules', await cli.enter('show backup schedules'))
      await cli.enter('reload')
      claim('the machine starts again', await srst.isBack())
    })

    await step('the first night it works', async ({ claim }) => {
      await advance('18h')
      claim('the schedule ran once, with success', results().join() === 'Success', results())
      claim('the backup is there', await server.has('/vmbackups/Backup_1.manifest'))
    })

    await step('in the afternoon the host keys are made anew', async ({ claim }) => {
      const before = server.hostKeyMd5('ssh-rsa')
      server.behave('host-key-changed')
      claim('the key is another', server.hostKeyMd5('ssh-rsa') !== before)
    })

    await step('in the morning the history tells it', async ({ claim, show }) => {
      const logins = journal({ appliance: 'server', event: 'login.*' }).length
      await advance('24h')
      claim('the schedule has failed', results().join() === 'Success,Fail', results())
      const cli = await srst.login()
      await cli.enter('terminal length 0')
      const job = await cli.enter('show backup schedule detail job nightly')
      show('show backup schedule detail job nightly', job)
      claim('the schedule says so', /Last Result +Fail/.test(job), job)
      const history = await cli.enter('show backup history')
      show('show backup history', history)
      claim('the reason is the fingerprint', history.includes('returnvalue:51'), history)
      cli.close()
      claim('the machine is online', srst.state() === 'online', srst.state())
      const now = journal({ appliance: 'server', event: 'login.*' }).length
      claim('no login was tried in the night', now === logins, now)
      claim('no other backup has arrived', !(await server.has('/vmbackups/Backup_2.manifest')))
    })
  },

  async repair({ srst, server, step, advance, journal }) {
    await step('the new key is read at the server and pinned', async ({ claim }) => {
      const cli = await srst.login()
      await cli.enter('config t')
      const md5 = await fingerprintAt(server)
      await cli.enter(`security ssh knownhost ${HOST} ssh-rsa ${md5}`)
      await cli.enter('end')
      await cli.enter('write')
      cli.close()
      claim('the pin is saved', srst.startupConfig().includes(`ssh-rsa ${md5}`), md5)
    })

    await step('the next night is quiet', async ({ claim }) => {
      await advance('24h')
      const last = journal({ appliance: 'srst', event: 'schedule.ended' }).at(-1)?.data
      claim('the schedule succeeds', JSON.stringify(last).includes('Success'), last)
      const records = srst.backups().slice(-2)
      claim(
        'both categories arrived',
        records.every(({ result }) => result === 'Success'),
        records,
      )
      claim('the manifest is there', await server.has('/vmbackups/Backup_3.manifest'))
    })
  },
})
